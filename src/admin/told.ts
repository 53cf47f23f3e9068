import { chosen } from './language';
import { tell } from './notice';
import { session, wayIn } from './session';
import { say } from './words';

/** Says in plain words why something could not be saved, and what to do; the text stays in the editor. */
export async function told<T>(save: () => Promise<T>): Promise<T> {
  const language = chosen();
  try {
    return await save();
  } catch (error) {
    const isOut = !LOCAL && navigator.onLine && !(await session().catch(() => true));
    const text = error instanceof Error ? plain(error.message) : '';
    tell({
      title: say(language, 'save.failed'),
      text: text || say(language, 'save.trouble'),
      ...(isOut && { link: { href: wayIn(language), text: say(language, 'door.in') } }),
      close: say(language, 'close'),
      isFault: true,
    });
    throw error;
  }
}

/** Without what browsers say when there is no connection, which is for no reader. */
function plain(message: string): string {
  return /failed to fetch|load failed|networkerror/i.test(message) ? '' : message;
}
