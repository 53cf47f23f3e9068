export default { fetch: () => new Response('only here so that the tests run in workerd') };
