import { describe, expect, it } from 'vitest'
import { conditionName, day, money, time, value, verdictName, word } from '../src/format'

describe('money', () => {
  it('says whole ten thousands as 万元', () => expect(money(30_000_000)).toBe('30 万元'))
  it('says 亿 for very much', () => expect(money(123_456_000_000)).toBe('12.35 亿元'))
  it('keeps every fen of an odd amount', () => expect(money(1_234_567)).toBe('12,345.67 元'))
  it('says nothing where there is no amount', () => expect(money(null)).toBe('—'))
  it('says zero as zero', () => expect(money(0)).toBe('0 元'))
})

describe('dates', () => {
  it('turns an instant into the day in Shanxi', () => expect(day('2026-03-31T17:00:00Z')).toBe('2026-04-01'))
  it('leaves a plain day alone', () => expect(day('2026-04-01')).toBe('2026-04-01'))
  it('says midnight as 00', () => expect(time('2026-03-31T16:05:00Z')).toBe('2026-04-01 00:05'))
})

describe('words', () => {
  it('tells the three verdicts apart', () => expect(new Set(Object.values(verdictName)).size).toBe(3))
  it('never says unknown as no', () => expect(conditionName.TO_BE_VERIFIED).toBe('待核实'))
  it('shows an unknown code as it is', () => expect(word('SOMETHING_NEW')).toBe('SOMETHING_NEW'))
  it('says false as 否, not as missing', () => expect(value(false)).toBe('否'))
  it('says our codes in words', () => expect(value(['small', 'first_above_scale'])).toBe('小型、首次上规'))
  it('adds the unit', () => expect(value(2000, '万元')).toBe('2,000 万元'))
})
