import type { Locale } from '../i18n/locale';
import { MasterFault } from '../kit/fault';
import { masterNames, readMaster } from '../kit/master';

/** What is wrong with a master drawing; undefined when it may be used. @param name the drawing's, such as `symbol` */
export function drawingFault(name: string, svg: string, language: Locale): string | undefined {
  const known = masterNames.find((one) => one === name);
  if (!known) return undefined;
  try {
    readMaster(known, svg);
    return undefined;
  } catch (fault) {
    if (fault instanceof MasterFault) return fault.in(language);
    throw fault;
  }
}
