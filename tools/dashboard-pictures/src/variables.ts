import type { Request, Variable } from './model.ts';
import { instant, labelValues } from './prometheus.ts';
import { inQuery, type Value, type Values } from './substitution.ts';

const LABEL_VALUES = /^label_values\(\s*(?:([\s\S]*)\s*,)?\s*(\w+)\s*\)$/;
const QUERY_RESULT = /^query_result\(([\s\S]*)\)$/;

/** Values of all variables, in their order, so that one may ask with those before it. */
export async function resolve(request: Request, builtIn: Values): Promise<Values> {
  const values: Values = { ...builtIn };
  for (const variable of request.dashboard.templating?.list ?? []) {
    const options = await optionsOf(variable, values, request);
    values[variable.name] = choose(variable, options, request.variables[variable.name]);
  }
  return values;
}

/** The single values of a variable, for repeated panels. */
export async function optionsOf(variable: Variable, values: Values, request: Request): Promise<string[]> {
  const query = typeof variable.query === 'object' ? variable.query.query : (variable.query ?? '');
  switch (variable.type) {
    case 'query':
      return matching(variable.regex ?? '', await asked(inQuery(query, values), request));
    case 'custom':
    case 'interval':
      return query.split(',').map((option) => option.split(' : ').pop()!.trim());
    case 'datasource':
      return ['Prometheus'];
    default:
      return [query];
  }
}

async function asked(query: string, request: Request): Promise<string[]> {
  const label = LABEL_VALUES.exec(query.trim());
  if (label) {
    return labelValues(label[2], label[1], request.from, request.to);
  }
  const result = QUERY_RESULT.exec(query.trim());
  if (!result) {
    throw new Error(`a variable's query of an unknown form: ${query}`);
  }
  return (await instant(result[1], request.to)).map(
    (one) => `${JSON.stringify(one.metric)} ${one.values[0][1]} ${one.values[0][0] * 1000}`
  );
}

export function matching(regex: string, texts: string[]): string[] {
  const slashed = /^\/(.*)\/[a-z]*$/s.exec(regex);
  const pattern = regex ? new RegExp(slashed ? slashed[1] : regex) : undefined;
  const found = texts.flatMap((text) => {
    const match = pattern ? pattern.exec(text) : [text];
    return match ? [match[1] ?? match[0] ?? text].map((part) => (match.length > 1 ? part : text)) : [];
  });
  return [...new Set(found)].sort();
}

function choose(variable: Variable, options: string[], wanted: string | undefined): Value {
  const listed = Boolean(variable.multi || variable.includeAll);
  if (wanted !== undefined) {
    return { values: [wanted], listed };
  }
  if (variable.includeAll) {
    return { values: options.length ? options : [''], listed: true, verbatim: variable.allValue || undefined };
  }
  const current = [variable.current?.value ?? []].flat().filter((value) => options.includes(value));
  return { values: current.length ? current : [options[0] ?? ''], listed };
}
