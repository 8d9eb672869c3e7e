import { computed, reactive } from 'vue'
import { get } from './api/http'
import type { Me } from './api/types'

const REMEMBERED = 'jince.enterprise'
const nobody: Me = { kind: 'ANONYMOUS', name: '', division: '', department: '', roles: [], mandates: [] }

/** Who sits here and for which enterprise. No token is ever kept in the browser. */
export const session = reactive({ me: nobody, enterprise: '', known: false })

export const isPerson = computed(() => session.me.kind === 'PERSON')
export const isOfficer = computed(() => session.me.kind === 'OFFICER')
export const has = (...roles: string[]) => roles.some((role) => session.me.roles.includes(role))
export const mandate = computed(() => session.me.mandates.find((one) => one.creditCode === session.enterprise))

export async function whoAmI(): Promise<void> {
  session.me = await get<Me>('/api/w/me').catch(() => nobody)
  const codes = session.me.mandates.map((one) => one.creditCode)
  const remembered = localStorage.getItem(REMEMBERED) ?? ''
  session.enterprise = codes.includes(remembered) ? remembered : (codes[0] ?? '')
  session.known = true
}

export function chooseEnterprise(creditCode: string): void {
  session.enterprise = creditCode
  localStorage.setItem(REMEMBERED, creditCode)
}

export async function signOut(): Promise<void> {
  await fetch('/logout', { method: 'POST', headers: { 'X-Jince': '1' }, credentials: 'same-origin', redirect: 'manual' }).catch(() => undefined)
  localStorage.removeItem(REMEMBERED)
  location.assign('/')
}
