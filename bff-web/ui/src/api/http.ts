/** A refusal as the house said it (RFC 9457); `detail` is fit to show. */
export class ApiProblem extends Error {
  constructor(readonly status: number, readonly code: string, readonly detail: string, readonly body: Record<string, unknown> = {}) {
    super(detail)
  }
}

export interface Call {
  /** A list becomes the parameter several times. */
  query?: Record<string, string | number | boolean | string[] | null | undefined>
  body?: unknown
  /** Sent as `If-Match`: the version the person saw. */
  version?: number
  /** Sent as `Idempotency-Key`: the same for every try of one intent. */
  key?: string
}

export const get = <T>(path: string, query?: Call['query']) => call<T>('GET', path, { query })
export const post = <T>(path: string, call_: Call = {}) => call<T>('POST', path, call_)
export const put = <T>(path: string, call_: Call = {}) => call<T>('PUT', path, call_)

export async function call<T>(method: string, path: string, { query, body, version, key }: Call = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' }
  if (method !== 'GET') headers['X-Jince'] = '1'
  if (version !== undefined) headers['If-Match'] = `"${version}"`
  if (key) headers['Idempotency-Key'] = key
  const form = body instanceof FormData
  if (body !== undefined && !form) headers['Content-Type'] = 'application/json'
  let answer: Response
  try {
    answer = await fetch(path + search(query), {
      method,
      headers,
      credentials: 'same-origin',
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    })
  } catch {
    throw new ApiProblem(0, 'OFFLINE', '网络连接不可用，请检查网络后重试。')
  }
  if (!answer.ok) throw await problemOf(answer)
  return answer.status === 204 ? (undefined as T) : ((await answer.json()) as T)
}

function search(query: Call['query'] = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => (Array.isArray(value) ? value : [value])
    .filter((one) => one !== undefined && one !== null && one !== '').map((one) => [name, String(one)]))
  return pairs.length ? '?' + new URLSearchParams(pairs) : ''
}

/** Reads a problem; an answer that is none (a proxy's page) still becomes one sentence. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const said = await answer.json().catch(() => ({}))
  const body: Record<string, unknown> = said && typeof said === 'object' ? said : {}
  return new ApiProblem(
    answer.status,
    typeof body.code === 'string' ? body.code : 'UNKNOWN',
    typeof body.detail === 'string' && body.detail ? body.detail : usual(answer.status),
    body,
  )
}

function usual(status: number): string {
  if (status === 401) return '登录已失效，请重新登录。'
  if (status === 403) return '您没有办理此事的权限。'
  if (status === 404) return '没有找到所请求的内容。'
  if (status === 412) return '内容已被他人更新，请刷新后再试。'
  if (status === 429) return '操作过于频繁，请稍后再试。'
  return '服务暂时不可用，请稍后重试。'
}
