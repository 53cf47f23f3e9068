/** Stands in for the plug-ins of the checker that `ajv.ts` stands in for. */
export default function nothing(): void {}
export { nothing as instanceof, nothing as prohibited, nothing as select, nothing as uniqueItemProperties };
