import { createServer } from 'node:http'
import { createReadStream, existsSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import * as world from './world.mjs'

/**
 * A small stand-in for the gateway: signs in through a form like the real one, answers `/api/w` and, where it was
 * built, serves the client of `dist`. Any login works; `agent` and `legal` are members, everybody else is an officer.
 */
const dist = new URL('../dist/', import.meta.url).pathname
const port = Number(process.env.PORT ?? 5199)
let login = ''
const person = () => ({ kind: 'PERSON', name: '李娟', division: '', department: '', roles: [], mandates: [{ creditCode: world.enterprise.creditCode, mandate: login === 'legal' ? 'ACCEPTOR' : 'PREPARER', enterpriseName: world.enterprise.name }] })
const officer = () => ({ kind: 'OFFICER', name: '张明', division: '140900', department: '忻州市工业和信息化局', roles: ['POLICY_DRAFTER', 'ACCEPTANCE', 'SECOND_REVIEW', 'SUPERVISOR', 'OPERATOR'], mandates: [] })
const nobody = { kind: 'ANONYMOUS', name: '', division: '', department: '', roles: [], mandates: [] }
const routes = [
  ['/api/w/me', () => (!login ? nobody : ['agent', 'legal'].includes(login) ? person() : officer())],
  ['/api/w/policies', (url) => { const items = world.items.filter((one) => ['mode', 'state', 'level'].every((name) => !url.searchParams.get(name) || one[name] === url.searchParams.get(name))); return { items, total: items.length, page: 0, size: 20 } }],
  ['/api/w/policies/:id/handling', () => world.handling], ['/api/w/progress', () => world.progress],
  ['/api/w/policies/:id/explanation', () => world.explanation], ['/api/w/policies/:id', (_, id) => world.policy(id)],
  ['/api/w/payouts', () => world.stuckPayouts], ['/api/w/notices', () => world.notices], ['/api/w/space', () => world.space], ['/api/w/dossier', () => world.dossier],
  ['/api/w/claims', () => world.claims], ['/api/w/claims/:id', () => world.claim(['SAVE', 'ATTACH', 'SUBMIT', 'WITHDRAW'])],
  ['/api/w/desk/queue', () => ({ claims: world.claims, claimFreeRuns: [world.run] })], ['/api/w/desk/claims/:id', () => world.claim(['ACCEPT', 'REFUSE', 'ASK_FOR_CORRECTION'])],
  ['/api/w/desk/claim-free-runs/:id', () => world.run], ['/api/w/desk/policies/:id/audience', () => world.audience], ['/api/w/desk/monitoring', () => world.monitoring],
  ['/api/w/desk/connectors', () => world.connectors], ['/api/w/desk/connectors/:id', (_, id) => world.system(id)], ['/api/w/desk/clock', () => ({ now: '2026-04-20T08:00:00Z', adjustable: true })],
]
const form = '<!doctype html><meta charset="utf-8"><link rel="icon" href="/favicon.svg"><form method="post" action="/signin"><input name="username"><input name="password" type="password"><input name="code"><button type="submit">登录</button></form>'
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

createServer((request, answer) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const path = url.pathname
  if (path === '/oauth2/authorization/jince') return answer.setHeader('Content-Type', 'text/html').end(form)
  if (path === '/signin') {
    let body = ''
    return request.on('data', (piece) => (body += piece)).on('end', () => { login = new URLSearchParams(body).get('username') ?? ''; answer.writeHead(302, { Location: '/' }).end() })
  }
  if (path === '/logout') { login = ''; return answer.writeHead(204).end() }
  for (const [route, say] of routes) {
    const match = new RegExp('^' + route.replace(':id', '([^/]+)') + '$').exec(path)
    if (match && request.method === 'GET') return answer.setHeader('Content-Type', 'application/json').end(JSON.stringify(say(url, match[1])))
  }
  if (path.startsWith('/api/')) return answer.writeHead(404, { 'Content-Type': 'application/problem+json' }).end(JSON.stringify({ status: 404, code: 'NOT_FOUND', detail: '模拟服务没有这个接口。' }))
  const file = join(dist, normalize(path === '/' ? '/index.html' : path))
  if (!existsSync(file)) return answer.writeHead(404).end()
  answer.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
  createReadStream(file).pipe(answer)
}).listen(port, '127.0.0.1', () => console.log(`mock at http://localhost:${port}`))
