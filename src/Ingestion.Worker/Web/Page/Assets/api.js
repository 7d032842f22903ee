/** What the server refused, in its own words. */
export class Refused extends Error {
  constructor(status, body) {
    super(body?.problem ?? `HTTP ${status}`);
    this.status = status;
    this.violations = body?.violations ?? [];
  }
}

async function ask(path, options) {
  const response = await fetch('/api' + path, { cache: 'no-store', ...options });
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}

/** Reads. */
export function get(path, parameters, signal) {
  const query = new URLSearchParams(Object.entries(parameters ?? {}).filter(([, value]) => value));
  return ask(path + (query.size ? '?' + query : ''), { signal });
}

/** Acts. The header proves that a script of this page asks: no other site's can set it. */
export function act(path, body) {
  return ask(path, {
    method: 'POST',
    headers: { 'X-Ingestion-Action': '1', 'Content-Type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
}
