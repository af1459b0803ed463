/** Which names a piece of code declares, imports, exports and uses. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

export interface Names {
  /** Declared at the top, so that those after it on the page may use them. */
  readonly declared: ReadonlySet<string>;
  /** Imported: each name with an import statement for it alone. */
  readonly imported: ReadonlyMap<string, string>;
  readonly exported: ReadonlySet<string>;
  /** All words that may mean a variable or a type. */
  readonly used: ReadonlySet<string>;
  /** It returns, so it is the inside of a function. */
  readonly returns: boolean;
}

const parse = (code: string): ts.SourceFile => ts.createSourceFile('block.ts', code, ts.ScriptTarget.Latest, true);

export function namesOf(code: string): Names {
  const source = parse(code);
  const names = { declared: new Set<string>(), imported: new Map<string, string>(), exported: new Set<string>() };
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement))
      for (const [name, text] of importsOf(statement)) names.imported.set(name, text);
    for (const name of declaredBy(statement)) {
      names.declared.add(name);
      if (isExported(statement)) names.exported.add(name);
    }
  }
  return { ...names, used: wordsIn(source), returns: returns(source) };
}

/** What a module exports, and what it passes on whole. */
export function exportsOf(file: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of parse(readFileSync(file, 'utf8')).statements) {
    if (isExported(statement)) for (const name of declaredBy(statement)) names.add(name);
    if (!ts.isExportDeclaration(statement)) continue;
    const { exportClause, moduleSpecifier } = statement;
    if (exportClause === undefined && moduleSpecifier !== undefined) {
      for (const name of exportsOf(join(dirname(file), (moduleSpecifier as ts.StringLiteral).text))) names.add(name);
    } else if (exportClause !== undefined && ts.isNamedExports(exportClause)) {
      for (const { name } of exportClause.elements) names.add(name.text);
    } else if (exportClause !== undefined) names.add(exportClause.name.text);
  }
  return names;
}

function importsOf({ importClause, moduleSpecifier }: ts.ImportDeclaration): readonly (readonly [string, string])[] {
  const from = moduleSpecifier.getText();
  const { name, namedBindings } = importClause ?? {};
  const whole = name === undefined ? [] : [[name.text, `import ${name.text} from ${from};`] as const];
  if (namedBindings === undefined) return whole;
  if (ts.isNamespaceImport(namedBindings))
    return [[namedBindings.name.text, `import ${namedBindings.getText()} from ${from};`]];
  const parts = namedBindings.elements.map(
    (part) => [part.name.text, `import { ${part.getText()} } from ${from};`] as const,
  );
  return [...whole, ...parts];
}

function declaredBy(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => bound(name));
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function bound(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : bound(element.name)));
}

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const returns = (node: ts.Node): boolean =>
  ts.isReturnStatement(node) || (!ts.isFunctionLike(node) && ts.forEachChild(node, returns) === true);

function wordsIn(source: ts.SourceFile): ReadonlySet<string> {
  const words = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) words.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return words;
}
