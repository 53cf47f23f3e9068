import { XmlElement } from '@rgrove/parse-xml';
import { MasterFault } from './fault';

const running = [
  'script',
  'handler',
  'listener',
  'foreignObject',
  'iframe',
  'embed',
  'object',
  'a',
  'audio',
  'video',
];
const moving = /^(animate\w*|set|discard|mpath)$/;
const pictures = ['image', 'feImage', 'canvas'];

/** Refuses what may not stand in a master at all. @returns the element's name without a namespace */
export function inspect(file: string, element: XmlElement): string {
  const name = element.name.slice(element.name.indexOf(':') + 1);
  const shown = `<${name}>`;
  if (running.includes(name)) throw new MasterFault(file, 'script', shown);
  if (moving.test(name)) throw new MasterFault(file, 'animation', shown);
  for (const [attribute, value] of Object.entries(element.attributes)) {
    const local = attribute.slice(attribute.indexOf(':') + 1);
    if (/^on/i.test(local)) throw new MasterFault(file, 'script', `${attribute}="…"`);
    if (/javascript:/i.test(value.replace(/\s/g, '')))
      throw new MasterFault(file, 'script', `${attribute}="…"`);
    if (attribute.startsWith('xmlns')) continue;
    if (/data:/i.test(value)) throw new MasterFault(file, 'image', `${attribute}="data:…"`);
    if (/^(href|src)$/.test(local) && !value.trim().startsWith('#'))
      throw new MasterFault(file, 'external', `${attribute}="${value.slice(0, 60)}"`);
    if (/url\(\s*["']?\s*[^#"'\s)]/i.test(value) || /@import/i.test(value))
      throw new MasterFault(file, 'external', `${attribute}="${value.slice(0, 60)}"`);
  }
  if (pictures.includes(name)) throw new MasterFault(file, 'image', shown);
  if (name === 'style') {
    if (/@import|url\(\s*["']?\s*[^#"'\s)]/i.test(element.text))
      throw new MasterFault(file, 'external', '<style>');
    throw new MasterFault(file, 'style', shown);
  }
  return name;
}

/** Inspects an element and all in it. */
export function inspectAll(file: string, element: XmlElement): void {
  inspect(file, element);
  for (const child of elementsOf(element)) inspectAll(file, child);
}

/** What stands directly in an element, without its text. */
export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => child instanceof XmlElement);
}
