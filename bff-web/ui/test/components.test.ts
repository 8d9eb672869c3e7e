import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SRC = join(import.meta.dirname, '../src')
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.vue'))

/** An element nobody registered renders as nothing, without an error. */
test('every Element Plus component that a view uses is registered', () => {
  const registered = readFileSync(join(SRC, 'main.ts'), 'utf8')
  const used = new Set(files.flatMap((file) => [...readFileSync(join(SRC, file), 'utf8').matchAll(/<el-([a-z-]+)/g)].map((found) => found[1] ?? '')))
  const names = [...used].map((tag) => 'El' + tag.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(''))

  expect(names.length).toBeGreaterThan(15)
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(registered))).toEqual([])
})
