import './jitless';
import en from 'decap-cms-locales/dist/esm/en';
import sv from 'decap-cms-locales/dist/esm/sv';
import { backendOf } from './backend';
import { register as registerBackends } from './backends';
import { configOf } from './config';
import { CMS } from './core';
import { drawings } from './drawings';
import { chosen } from './language';
import { fi } from './locales/fi';
import { merged } from './locales/merged';
import { sv as rest } from './locales/sv';
import { mount } from './menu';
import { watch as watchMoving } from './moving';
import { register as registerPreviews } from './preview/register';
import { register as registerSaving } from './saving';
import { session } from './session';
import { watch as watchUploads } from './upload';
import { register as registerWidgets } from './widgets';
import './admin.css';

const language = chosen();
document.documentElement.lang = language;
// Beside the form stands what the page will look like, where there is room; another language is one button away.
const beside = matchMedia('(width < 64rem)').matches ? 'none' : 'preview';
if (!localStorage.getItem('cms.right-pane')) localStorage.setItem('cms.right-pane', beside);

CMS.registerLocale('en', en);
CMS.registerLocale('sv', merged(sv, rest));
CMS.registerLocale('fi', fi);
registerBackends(CMS);
registerWidgets(CMS, language);
registerPreviews(CMS, language);
registerSaving(CMS, language);
watchUploads(language);
watchMoving();
mount(language);
const here = LOCAL ? undefined : await session().catch(() => undefined);
CMS.init({ config: configOf(await backendOf(location.origin), language, drawings, here?.workflow ?? false) });
