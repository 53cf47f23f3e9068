import { ProxyBackend } from 'decap-cms-backend-proxy';
import { type DataFile, recordFor } from './record';
import { told } from './told';

/** The working tree of a person's own computer. */
export class LocalBackend extends ProxyBackend {
  override async persistEntry(entry: { readonly dataFiles: readonly DataFile[] }, options: unknown) {
    return told(async () => {
      const record = await recordFor(entry.dataFiles, async (path) => (await this.getEntry(path)).data);
      const dataFiles = [...entry.dataFiles, ...(record ? [record] : [])];
      return super.persistEntry({ ...entry, dataFiles }, options);
    });
  }
}
