import type { Provenance, Verdict } from './api/types'

/** Fen as a reader says it: whole ten thousands as 万元, else 元 with separators. */
export function money(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return '—'
  const yuan = fen / 100
  if (Math.abs(yuan) >= 10_000 && fen % 10_000 === 0) {
    const tens = yuan / 10_000
    return Math.abs(tens) >= 10_000
      ? `${plain(tens / 10_000, 2)} 亿元`
      : `${plain(tens, 2)} 万元`
  }
  return `${yuan.toLocaleString('zh-CN', { minimumFractionDigits: fen % 100 ? 2 : 0, maximumFractionDigits: 2 })} 元`
}

function plain(value: number, digits: number): string {
  return value.toLocaleString('zh-CN', { maximumFractionDigits: digits })
}

/** A day, from an ISO date or instant, as people in Shanxi see it. */
export function day(iso: string | null | undefined): string {
  if (!iso) return '—'
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso
  return time(iso).slice(0, 10)
}

export function time(iso: string | null | undefined): string {
  if (!iso) return '—'
  const parts = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false })
    .formatToParts(new Date(iso))
  const at = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${at('year')}-${at('month')}-${at('day')} ${at('hour').replace('24', '00')}:${at('minute')}`
}

export const verdictName: Record<Verdict, string> = { MET: '符合', NOT_MET: '不符合', TO_BE_VERIFIED: '待核实' }
export const conditionName: Record<Verdict, string> = { MET: '满足', NOT_MET: '不满足', TO_BE_VERIFIED: '待核实' }
export const verdictTone: Record<Verdict, 'success' | 'danger' | 'warning'> = { MET: 'success', NOT_MET: 'danger', TO_BE_VERIFIED: 'warning' }

const words: Record<string, string> = {
  ENTERPRISE: '企业', PARK: '园区', GOVERNMENT: '政府', INDIVIDUAL: '个人',
  CLAIM_FREE: '免申即享', INSTANT: '即申即享', REVIEWED: '申报审核',
  DRAFT: '草稿', IN_REVIEW: '待审核', APPROVED: '审核通过', PUBLISHED: '已发布', EXPIRED: '已到期', WITHDRAWN: '已撤回',
  SUBMITTED: '已提交', AWAITING_CORRECTION: '待补正', ACCEPTED: '已受理', NOT_ACCEPTED: '不予受理', FIRST_REVIEWED: '初审通过', JOINT_REVIEWED: '会审通过',
  REJECTED: '不予通过', IN_PUBLIC_NOTICE: '公示中', PAYABLE: '待兑付', PAID: '已兑付', CONCLUDED: '已办结', CLAWED_BACK: '已追回',
  COMPARED: '已比对', CONFIRMING: '意愿确认中', PAYING: '兑付中', CANCELLED: '已取消',
  CANDIDATE: '待确认', CONFIRMED: '已确认', DECLINED: '不享受', LEFT_OUT: '未纳入',
  POLICY_DRAFTER: '政策起草', POLICY_APPROVER: '政策审核', ACCEPTANCE: '受理', FIRST_REVIEW: '初审', SECOND_REVIEW: '复审',
  TREASURER: '财政兑付', SUPERVISOR: '监测督查', CLERK: '窗口', OPERATOR: '平台运维',
  VIEWER: '查阅', PREPARER: '经办', ACCEPTOR: '法定代表人',
  LIVE: '已上线', RESERVED: '接口预留', SANDBOX: '沙箱联调', SHADOW: '影子运行', PILOT: '试点', SUSPENDED: '已暂停', RETIRED: '已退役',
  PUBLIC: '公开数据', INTERNAL: '内部数据', SENSITIVE: '敏感数据',
  CLOSED: '正常', OPEN: '已熔断', HALF_OPEN: '试探恢复', NONE: '—',
  NOT_CONNECTED: '系统尚未接入', TIMEOUT: '系统超时', BREAKER_OPEN: '系统暂不可用', SATURATED: '系统繁忙', BAD_ANSWER: '系统答复异常',
  FORBIDDEN: '未获授权', OFF_HOURS: '非服务时间', DECLARED: '需企业申报时填报', FAILED: '暂不可用', NOT_COLLECTED: '尚未归集',
  large: '大型', medium: '中型', small: '小型', micro: '微型', first_above_scale: '首次上规', above_scale: '规模以上', below_scale: '规模以下', new_production_above_scale: '新投产上规', switched_to_industry_above_scale: '转入工业上规',
  ORDERED: '已下达', INTENDED: '待下达', SENT: '已发送', AMBIGUOUS: '结果核对中', RETURNED: '已退回', SETTLED: '已处理',
}

export const enquiryKind: Record<string, string> = { QUESTION: '咨询', SUGGESTION: '建议', COMPLAINT: '投诉' }
export const enquiryState: Record<string, string> = { OPEN: '办理中', ANSWERED: '已答复', CLOSED: '已办结' }
export const enquiryEvent: Record<string, string> = { ASKED: '提出', HANDED_OVER: '转交', EXTENDED: '延长答复期限', ANSWERED: '答复', RATED: '评价', REOPENED: '评价不满意，重新办理' }

const payoutWords: Record<string, string> = { QUEUED: '待下达', WAITING: '等待中', SENDING: '下达中', UNCERTAIN: '结果核对中', ORDERED: '已下达', PAID: '已兑付', REJECTED: '已退回', DISPUTED: '人工核对中' }
/** A payout that is turned away is 退回, which is no decision on the claim. */
export const payoutWord = (state: string): string => payoutWords[state] ?? state

/** Our word for a code; an unknown code shows as it is rather than as nothing. */
export const word = (code: string | null | undefined): string => (code ? (words[code] ?? code) : '—')

export const freshness: Record<Provenance['freshness'], string> = { LIVE: '实时', CACHED: '缓存', STALE: '较旧', SNAPSHOT: '归集', MANUAL: '人工' }

/** A fact's value as a reader sees it. */
export function value(raw: unknown, unit?: string | null): string {
  if (raw === null || raw === undefined || raw === '') return '—'
  if (typeof raw === 'boolean') return raw ? '是' : '否'
  if (typeof raw === 'number') return raw.toLocaleString('zh-CN', { maximumFractionDigits: 4, useGrouping: unit !== '年' }) + (unit ? ` ${unit}` : '')
  if (Array.isArray(raw)) return raw.length ? raw.map((one) => value(one)).join('、') : '无'
  if (typeof raw === 'object') return Object.entries(raw).map(([name, one]) => `${name} ${value(one)}`).join('；')
  return word(String(raw)) + (unit ? ` ${unit}` : '')
}

export const stateTone = (state: string): 'success' | 'warning' | 'danger' | 'primary' | 'info' =>
  ['PAID', 'CONCLUDED', 'APPROVED', 'PUBLISHED', 'CONFIRMED', 'LIVE'].includes(state) ? 'success'
    : ['AWAITING_CORRECTION', 'IN_PUBLIC_NOTICE', 'PAYABLE', 'IN_REVIEW', 'CONFIRMING', 'PAYING', 'RESERVED', 'SANDBOX', 'CANDIDATE', 'SHADOW'].includes(state) ? 'warning'
      : ['REJECTED', 'NOT_ACCEPTED', 'CLAWED_BACK', 'LEFT_OUT', 'SUSPENDED'].includes(state) ? 'danger'
        : ['DRAFT', 'WITHDRAWN', 'EXPIRED', 'DECLINED', 'CANCELLED', 'RETIRED'].includes(state) ? 'info' : 'primary'
