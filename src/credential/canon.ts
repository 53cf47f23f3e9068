import jsonld from 'jsonld/dist/jsonld.esm.min.js';
import credentialsV2 from './contexts/credentials-v2.json';
import openBadges from './contexts/open-badges-3.0.3.json';

/**
 * The only contexts there are, as their publishers have them: nothing is fetched, and a document that names another is
 * refused. Licences: W3C Document Licence (credentials v2), 1EdTech Document Licence (Open Badges 3.0.3).
 */
const contexts: Readonly<Record<string, object>> = {
  'https://www.w3.org/ns/credentials/v2': credentialsV2,
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json': openBadges,
};

/** The `@context` of a badge, and of a status list. */
export const badgeContexts = Object.keys(contexts);
export const listContexts = badgeContexts.slice(0, 1);

/** A JSON document with linked data; the words that are asked for by name, and whatever else it holds. */
export type Document = Readonly<Record<string, unknown> & Partial<Record<Word, unknown>>>;

type Word =
  | 'controller'
  | 'created'
  | 'credentialStatus'
  | 'credentialSubject'
  | 'cryptosuite'
  | 'encodedList'
  | 'expires'
  | 'id'
  | 'identifier'
  | 'identityHash'
  | 'identityType'
  | 'issuer'
  | 'proof'
  | 'proofPurpose'
  | 'proofValue'
  | 'publicKeyMultibase'
  | 'revoked'
  | 'statusListCredential'
  | 'statusListIndex'
  | 'statusPurpose'
  | 'type'
  | 'validFrom'
  | 'validUntil'
  | 'verificationMethod';

/**
 * The one way of writing what a document says (RDFC-1.0, N-Quads), which is what is signed.
 * @throws when the document names a context that is not pinned, or holds a word that the contexts do not know, which
 *   would not be signed
 */
export async function canonical(document: Document): Promise<string> {
  return jsonld.canonize(document, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    safe: true,
    documentLoader: async (url) => {
      const known = contexts[url];
      if (!known) throw new Error(`Unknown context: ${url}`);
      return { document: known, documentUrl: url };
    },
  });
}
