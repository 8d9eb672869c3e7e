import { afterEach, expect, it, vi } from 'vitest'
import { ApiProblem, call } from '../src/api/http'

const answer = (status: number, body: string) => vi.fn(async (_url: string, _init: RequestInit) => new Response(body, { status }))
afterEach(() => vi.unstubAllGlobals())

it('passes a problem on as the house said it', async () => {
  vi.stubGlobal('fetch', answer(412, JSON.stringify({ code: 'STALE_VERSION', detail: '内容已被他人更新。' })))
  const problem = await call('GET', '/api/w/claims/1').catch((error: unknown) => error as ApiProblem)
  expect(problem).toMatchObject({ status: 412, code: 'STALE_VERSION', detail: '内容已被他人更新。' })
})

it('makes one sentence of an answer that is no problem', async () => {
  vi.stubGlobal('fetch', answer(502, '<html>Bad Gateway</html>'))
  await expect(call('GET', '/api/w/me')).rejects.toMatchObject({ status: 502, detail: '服务暂时不可用，请稍后重试。' })
})

it('sends the guard header, the version and the key with an unsafe call', async () => {
  const fetch = answer(200, '{}')
  vi.stubGlobal('fetch', fetch)
  await call('POST', '/api/w/claims/1/submission', { version: 3, key: 'k' })
  expect(fetch.mock.calls[0]?.[1].headers).toMatchObject({ 'X-Jince': '1', 'If-Match': '"3"', 'Idempotency-Key': 'k' })
})

it('says so when the network is away', async () => {
  vi.stubGlobal('fetch', vi.fn(async () => Promise.reject(new TypeError('failed'))))
  await expect(call('GET', '/api/w/me')).rejects.toMatchObject({ code: 'OFFLINE' })
})
