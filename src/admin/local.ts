import { ProxyBackend } from 'decap-cms-backend-proxy';
import { commented } from './comments';
import { type DataFile, recordFor } from './record';
import { told } from './told';

/** The working tree of a person's own computer. */
export class LocalBackend extends ProxyBackend {
  override async persistEntry(entry: { readonly dataFiles: readonly DataFile[] }, options: unknown) {
    return told(async () => {
      const read = async (path: string) => (await this.getEntry(path)).data;
      const files = await commented(entry.dataFiles, read);
      const record = await recordFor(files, read);
      const dataFiles = [...files, ...(record ? [record] : [])];
      return super.persistEntry({ ...entry, dataFiles }, options);
    });
  }
}
