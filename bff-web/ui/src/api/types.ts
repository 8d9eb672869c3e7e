/** The wire records of api, as the screens use them. Money is in Fen, dates are ISO. */
export interface PageOf<T> { items: T[]; total: number; page: number; size: number }
export interface Provenance { system: string; systemName: string; asOf: string | null; fetchedAt: string; freshness: 'LIVE' | 'CACHED' | 'STALE' | 'SNAPSHOT' | 'MANUAL'; contract: string | null }
export type Part<T> =
  | { part: 'HERE'; value: T; provenance: Provenance | null }
  | { part: 'MISSING'; reason: string; notice: string; systemName: string | null; since: string | null; expected: string | null }
export interface Live { found: boolean; attributes: Record<string, unknown> }

export interface Mandate { creditCode: string; mandate: 'VIEWER' | 'PREPARER' | 'ACCEPTOR'; enterpriseName: string }
export interface Me { kind: 'ANONYMOUS' | 'PERSON' | 'OFFICER' | 'SYSTEM' | 'DEVICE'; name: string; division: string; department: string; roles: string[]; mandates: Mandate[] }

export interface PolicyItemSummary { id: string; version: number; name: string; level: string; divisionCode: string; divisionName: string; type: string; target: string; authority: string; mode: string; state: string; awardText: string; validFrom: string | null; validTo: string | null }
export interface TextPiece { text: string; match: boolean }
export interface PolicyHit { summary: PolicyItemSummary; name: TextPiece[]; excerpts: TextPiece[][] }
export interface FacetValue { value: string; title: string; items: number; picked: boolean }
export interface SearchFacet { name: string; title: string; values: FacetValue[] }
export interface SearchPage { items: PolicyHit[]; total: number; page: number; size: number; facets: SearchFacet[]; similar: boolean; wordings: string[] }
export interface LegalBasis { name: string; number: string; date: string }
export interface Stage { name: string; days: number | null; unit: string | null }
export interface ConditionLine { attribute: string; attributeName: string; text: string; clause: string | null; department: string }
export interface RuleCase { name: string; facts: Record<string, unknown>; expected: string; expectedFen: number | null }
export interface RuleCaseResult { name: string; expected: string; actual: string; expectedFen: number | null; actualFen: number | null; passed: boolean }
export interface RuleCaseReport { passed: number; failed: number; results: RuleCaseResult[] }
export interface PolicyItemView { summary: PolicyItemSummary; basis: LegalBasis[]; eligibility: unknown; conditions: ConditionLine[]; award: unknown; materials: string[]; process: Stage[]; noticeDays: number | null; noticeUnit: string | null; phone: string; sources: string[]; notes: string; draftedBy: string | null; approvedBy: string | null; publishedAt: string | null; cases: RuleCase[]; actions: string[] }
export interface ImportReport { received: number; created: number; unchanged: number; updated: number; refused: { id: string; path: string; reason: string }[] }

export type Verdict = 'MET' | 'NOT_MET' | 'TO_BE_VERIFIED'
export interface MatchView { item: PolicyItemSummary; verdict: Verdict; estimateFen: number | null; estimateText: string; met: number; notMet: number; toBeVerified: number; claimId: string | null }
export interface ReasonView { node: string; verdict: Verdict; text: string; attribute: string | null; clause: string | null; value: unknown; provenance: Provenance | null; unknownReason: string | null; settledBy: string | null; children: ReasonView[] }
export interface SettleView { attribute: string; attributeName: string; department: string; reason: string; advice: string }
export interface ExplanationView { item: PolicyItemSummary; creditCode: string; verdict: Verdict; estimateFen: number | null; estimateText: string; reasons: ReasonView; settle: SettleView[]; claimable: boolean; notClaimableBecause: string | null }
export interface AudienceView { itemId: string; version: number; population: number; met: number; notMet: number; toBeVerified: number; estimateFen: number | null; heldBy: { department: string; attributes: string[]; enterprises: number }[]; byDivision: { divisionCode: string; divisionName: string; met: number; toBeVerified: number }[]; tookMicros: number; at: string }

export interface EnterpriseView { creditCode: string; name: string; divisionCode: string; divisionName: string; industryCode: string; industryName: string; entityType: string; registrationStatus: string; registeredOn: string | null; scale: string | null }
export interface FactView { attribute: string; attributeName: string; status: 'KNOWN' | 'ABSENT' | 'UNKNOWN'; value: unknown; unit: string | null; reason: string | null; department: string; provenance: Provenance | null }
export interface DossierView { enterprise: EnterpriseView; facts: FactView[]; completeness: number }

export interface ClaimSummary { id: string; number: string | null; itemId: string; itemVersion: number; itemName: string; creditCode: string; enterpriseName: string; divisionCode: string; state: string; stateName: string; amountFen: number | null; submittedAt: string | null; dueOn: string | null; version: number }
export interface ProgressLine { kind: 'CLAIM' | 'LINK_OUT'; id: string; number: string | null; title: string; where: string | null; state: string | null; stateName: string; amountFen: number | null; at: string | null; dueOn: string | null }
export interface ProgressScreen { creditCode: string; lines: ProgressLine[]; missing: { reason: string; notice: string }[] }
export type Reply<T> =
  | { reply: 'ANSWERED'; value: T; provenance: Provenance }
  | { reply: 'ABSENT'; provenance: Provenance }
  | { reply: 'UNKNOWN'; reason: string; system: string; systemName: string; notice: string; expected: string | null }
export interface LinkOutOffer { goodForSeconds: number }
export interface LinkOut { id: string; url: string; goodUntil: string }
export interface FormField { key: string; label: string; kind: string; required: boolean; editable: boolean; value: unknown; unit: string | null; provenance: Provenance | null; hint: string | null }
export interface AttachmentView { id: string; material: string; fileName: string; mediaType: string; bytes: number; sha256: string; uploadedAt: string }
export interface MaterialView { name: string; required: boolean; attachment: AttachmentView | null }
export interface DefectView { field: string; reason: string }
export interface TimelineEntry { at: string; event: string; text: string; actor: string; note: string | null }
export interface PayoutView { intentId: string; state: string; amountFen: number; payee: string; accountMasked: string; receipt: string | null; paidAt: string | null }
export interface StuckPayout { intentId: string; subject: string; subjectId: string; claimNumber: string; itemName: string; creditCode: string; payee: string; amountFen: number; state: string; attempts: number; note: string | null }
export interface NoticeView { id: string; claimId: string; itemName: string; enterpriseName: string; creditCode: string; amountFen: number; opensOn: string; closesOn: string; state: string; objections: number }
export interface ClaimView { summary: ClaimSummary; item: PolicyItemSummary; enterprise: EnterpriseView; form: FormField[]; materials: MaterialView[]; defects: DefectView[]; timeline: TimelineEntry[]; notice: NoticeView | null; payout: PayoutView | null; actions: string[] }
export interface BankAccount { holder: string; bank: string; account: string }
export interface ClaimFreeMember { creditCode: string; enterpriseName: string; state: string; amountFen: number | null; reason: string | null; receipt: string | null }
export interface ClaimFreeRun { id: string; itemId: string; itemVersion: number; itemName: string; divisionCode: string; state: string; compared: number; confirmed: number; declined: number; leftOut: number; paid: number; totalFen: number; noticeClosesOn: string | null; startedAt: string; version: number; members: ClaimFreeMember[]; actions: string[] }
export interface QueueView { claims: ClaimSummary[]; claimFreeRuns: ClaimFreeRun[] }

export interface SpaceScreen { creditCode: string; enterprise: Part<EnterpriseView>; matches: Part<MatchView[]>; claims: Part<ClaimSummary[]>; claimFree: Part<ClaimFreeRun[]>; live: Record<string, Part<Live>> }

export interface Count { key: string; name: string; count: number }
export interface MonitoringView {
  divisionCode: string; divisionName: string; at: string
  acceptance: { drafted: number; submitted: number; accepted: number; notAccepted: number; corrections: number; withdrawn: number }
  process: { byState: Count[]; dwell: { stage: string; name: string; medianHours: number }[] }
  timeliness: { withinLimit: number; nearLimit: number; overLimit: number; medianWorkingDays: number }
  result: { approved: number; rejected: number; inNotice: number; paid: number; paidFen: number; claimFreeEnterprises: number; claimFreePaidFen: number; claimFreeLeftOut: number }
  byItem: { itemId: string; itemName: string; matched: number; told: number; claimed: number; approved: number; paid: number; paidFen: number }[]
}
export interface StageView { division: string; stage: string; mode: string; notice: string; meanwhile: string | null; expected: string | null; pilot: string[]; share: number | null }
export interface PendingMoveView { id: number; division: string; to: string; reason: string; proposedBy: string; proposedAt: string }
export interface AgreementView { attribute: string | null; compared: number; agreed: number; percent: number | null }
export interface CallTimes { requestOut: string; firstByte: string | null; answerWhole: string | null; decoded: string | null }
export interface ConnectorView { system: string; systemName: string; owner: string; contact: string; capability: string; stage: string; protocol: string; breaker: string; notice: string | null; meanwhile: string | null; expected: string | null; pilot: string[]; share: number | null; lastSuccess: string | null; lastFailure: string | null; calls: number; failures: number; p95Millis: number | null; lastCall: CallTimes | null; cacheAgeSeconds: number | null; agreement: AgreementView | null; divisions: StageView[]; pending: PendingMoveView[] }
export interface BadgeView { contractHash: string; report: string; issuedAt: string; expiresAt: string; current: boolean }
export interface PastMoveView { capability: string; division: string; from: string; to: string; reason: string; actor: string; proposedBy: string | null; at: string }
export interface CapabilityView { state: ConnectorView; contract: string; contractHash: string; settings: Record<string, unknown>; badges: BadgeView[]; agreement: AgreementView[] }
export interface SystemView { system: string; name: string; owner: string; contact: string; legalBasis: string; dataClass: string; divisions: string[]; protocol: string; endpoint: string; signingProfile: string; capabilities: CapabilityView[]; history: PastMoveView[] }
export interface CommandView { id: string; capability: string; system: string; systemName: string; divisionCode: string; subject: string; purpose: string; payload: Record<string, unknown>; state: string; attempts: number; owner: string | null; receipt: string | null; code: string | null; notice: string | null; mayHaveArrived: boolean; recordedAt: string; settledAt: string | null; nextAt: string }
export interface ReconciliationView { system: string; systemName: string; capability: string; day: string; state: string; oursCount: number | null; oursFen: number | null; oursHash: string | null; theirsCount: number | null; theirsFen: number | null; theirsHash: string | null; notice: string | null; ranAt: string | null }
export interface GapView { id: number; system: string; systemName: string; capability: string; day: string; businessKey: string; kind: string; oursFen: number | null; theirsFen: number | null; state: string; owner: string; note: string | null; openedAt: string; closedAt: string | null }
export interface ClockView { now: string; adjustable: boolean }
export interface SourceCoverage { system: string; systemName: string; enterprises: number; latest: string | null; receivedAt: string | null }

export interface EnquirySummary { id: string; number: string; kind: string; title: string; itemId: string | null; itemName: string | null; creditCode: string; enterpriseName: string; divisionCode: string; divisionName: string; department: string; state: 'OPEN' | 'ANSWERED' | 'CLOSED'; askedAt: string; dueOn: string; overdue: boolean; stars: number | null; version: number }
export interface EnquiryView { summary: EnquirySummary; text: string; claimId: string | null; answer: string | null; answeredAt: string | null; published: boolean; ratingComment: string | null; timeline: { at: string; event: string; actor: string; note: string | null }[]; actions: string[] }
export interface PublicAnswer { id: string; title: string; text: string; answer: string; itemId: string | null; itemName: string | null; department: string; answeredAt: string }
export interface EnquiryFigures { divisionCode: string; open: number; overdue: number; answered: number; answeredInTime: number; dissatisfied: number; averageStars: number | null }
