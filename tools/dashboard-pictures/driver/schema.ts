import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/**
 * Compares dashboards with the types of @grafana/schema: that package has no schema to run, so the JSON is compiled as a value of its
 * types. Options and custom fields of panels are compared with the types of their kind, whose fields may all be left out.
 */
const CHECK = fileURLToPath(new URL('dashboard.check.ts', import.meta.url));

const PREFIX = `
import type { AnnotationQuery, Dashboard, Panel, RowPanel, VariableModel } from '@grafana/schema';
type Enums<T> = T extends string ? \`\${T}\` : T extends number | boolean | null | undefined ? T
  : T extends (infer U)[] ? Enums<U>[] : T extends object ? { [K in keyof T]: Enums<T[K]> } : T;
type AnyPanel = Enums<Omit<Panel, 'fieldConfig'>> & { fieldConfig?: unknown };
type Row = Enums<Omit<RowPanel, 'panels'>> & { panels: AnyPanel[] };
// Grafana writes these itself; the types do not have them.
type AnyVariable = Enums<VariableModel> & { definition?: string };
type Annotation = Enums<Omit<AnnotationQuery, 'target'>> & { target?: unknown; expr?: string; step?: string; titleFormat?: string; textFormat?: string; tagKeys?: string; useValueForTime?: boolean };
type Checked = Enums<Omit<Dashboard, 'panels' | 'templating' | 'annotations'>>
  & { panels: (AnyPanel | Row)[]; templating?: { list?: AnyVariable[] }; annotations?: { list?: Annotation[] } };
`;

const KINDS: Record<string, string> = {
  timeseries: 'timeseries', stat: 'stat', gauge: 'gauge', bargauge: 'bargauge', table: 'table', 'state-timeline': 'statetimeline', text: 'text',
};

interface AnyPanel {
  type: string;
  title?: string;
  options?: object;
  panels?: AnyPanel[];
}

/** What the compiler has against a dashboard's JSON, one line each. */
export function complaints(file: string): string[] {
  const json = readFileSync(file, 'utf8');
  const panels = (JSON.parse(json).panels as AnyPanel[]).flatMap((panel) => [panel, ...(panel.panels ?? [])]);
  const options = panels
    .filter((panel) => KINDS[panel.type] && panel.options)
    .map((panel, i) => optionsCheck(panel, i))
    .join('\n');
  return compile(`${PREFIX}export const dashboard: Checked = ${json};\n${options}`);
}

function optionsCheck(panel: AnyPanel, i: number): string {
  const module = `../node_modules/@grafana/schema/dist/types/raw/composable/${KINDS[panel.type]}/panelcfg/x/types.gen`;
  return `// ${JSON.stringify(panel.title ?? '')}
export const options${i}: Partial<Enums<import('${module}').Options>> = ${JSON.stringify(panel.options)};`;
}

function compile(source: string): string[] {
  const options: ts.CompilerOptions = {
    strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler, types: [],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...more) =>
    name === CHECK ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true) : read(name, ...more);
  const exists = host.fileExists.bind(host);
  host.fileExists = (name) => name === CHECK || exists(name);
  const program = ts.createProgram([CHECK], options, host);
  return ts.getPreEmitDiagnostics(program).map((one) => {
    const { line } = one.file!.getLineAndCharacterOfPosition(one.start!);
    const where = source.split('\n').slice(Math.max(0, line - 1), line + 1).join(' ').trim().slice(0, 200);
    return `${ts.flattenDiagnosticMessageText(one.messageText, '\n')} | at: ${where}`;
  });
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Usage: npm run schema -- FILE…');
  process.exit(2);
}
for (const file of files) {
  const found = complaints(file);
  found.forEach((line) => console.error(`${file}: ${line}`));
  process.exitCode = found.length > 0 ? 1 : process.exitCode;
  console.log(`${file}: ${found.length} differences from @grafana/schema`);
}
