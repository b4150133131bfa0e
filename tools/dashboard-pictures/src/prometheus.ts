/** Prometheus' HTTP API, as far as dashboards need it. */

export interface Series {
  metric: Record<string, string>;
  /** Seconds since 1970, and the value as text. */
  values: [number, string][];
}

const TIMEOUT_MS = 30_000;
const ATTEMPTS = 3;

async function ask<T>(path: string, parameters: Record<string, string>): Promise<T> {
  const response = await request(`/api/v1/${path}?${new URLSearchParams(parameters)}`);
  const answer = await response.json();
  if (answer.status !== 'success') {
    throw new Error(answer.error ?? `status ${response.status}`);
  }
  return answer.data;
}

/** Chromium breaks off requests while the host gets new network interfaces; those are repeated. */
async function request(url: string): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (e) {
      if (attempt === ATTEMPTS) {
        throw e;
      }
    }
  }
}

type Result = { metric: Record<string, string>; value?: [number, string]; values?: [number, string][] };
type Data = { resultType: string; result: Result[] | [number, string] };

function series(data: Data): Series[] {
  if (data.resultType === 'scalar') {
    return [{ metric: {}, values: [data.result as [number, string]] }];
  }
  return (data.result as Result[]).map((one) => ({ metric: one.metric, values: one.values ?? [one.value!] }));
}

/** Values at one moment, in milliseconds since 1970. */
export async function instant(query: string, time: number): Promise<Series[]> {
  return series(await ask<Data>('query', { query, time: String(time / 1000) }));
}

/** Values of a range whose ends are aligned to the step, as Grafana does. */
export async function range(query: string, from: number, to: number, step: number): Promise<Series[]> {
  const aligned = (time: number) => (Math.floor(time / step) * step) / 1000;
  return series(
    await ask<Data>('query_range', {
      query,
      start: String(aligned(from)),
      end: String(aligned(to)),
      step: String(step / 1000),
    })
  );
}

/** The values of a label, of the series that a selector names or of all. */
export function labelValues(label: string, selector: string | undefined, from: number, to: number): Promise<string[]> {
  const when = { start: String(from / 1000), end: String(to / 1000) };
  return ask<string[]>(`label/${label}/values`, selector ? { 'match[]': selector, ...when } : when);
}
