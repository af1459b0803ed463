// The reference, made at each build: a page for each package and for each namespace of its operations.
const entries = {
  core: ['index'],
  vats: ['index'],
  gc: ['index'],
  uptivity: ['index'],
  'cca-web-api': ['index'],
  'ptk-callback': ['index'],
  observers: ['index', 'opentelemetry'],
  redis: ['index'],
  simulator: ['index', 'vitest'],
  xml: ['index'],
};

const table = 'table';

/** @type {import('typedoc').TypeDocOptions & import('typedoc-plugin-markdown').PluginOptions} */
export default {
  name: 'API reference',
  plugin: ['./reference/shorter.mjs', 'typedoc-plugin-markdown'],
  entryPoints: Object.entries(entries).flatMap(([name, files]) =>
    files.map((file) => `../packages/${name}/src/${file}.ts`),
  ),
  tsconfig: 'reference/tsconfig.json',
  // The packages are checked by their own compiler, a newer one.
  skipErrorChecking: true,
  logLevel: 'Error',
  readme: 'none',
  disableSources: true,
  excludeInternal: true,
  out: 'api',
  outputFileStrategy: 'modules',
  entryFileName: 'index',
  hideBreadcrumbs: true,
  hidePageHeader: true,
  pageTitleTemplates: {
    index: '{projectName}',
    module: ({ name, kind }) => (kind === 'Namespace' ? name : `@trunkline/${name}`),
  },
  useHTMLEncodedBrackets: true,
  sanitizeComments: true,
  indexFormat: table,
  parametersFormat: table,
  interfacePropertiesFormat: table,
  classPropertiesFormat: table,
  propertyMembersFormat: table,
  typeDeclarationFormat: table,
  tableColumnSettings: { hideSources: true, hideInherited: true, hideOverrides: true, hideModifiers: true },
};
