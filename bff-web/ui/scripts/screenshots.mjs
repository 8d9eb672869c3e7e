import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

/**
 * Signs in as each role through the real form, visits every view and saves what it shows.
 * Fails when a view shows no data rows, is refused, or the console shows an error.
 * Usage: node scripts/screenshots.mjs <base URL> <output directory>
 */
const [base = 'http://localhost:8080', out = 'screenshots'] = process.argv.slice(2)
const password = process.env.JINCE_DEMO_PASSWORD ?? 'jince-demo'
const failures = []
let signInShown = false
await mkdir(out, { recursive: true })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })

async function visitor(login, viewport = { width: 1280, height: 800 }) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && failures.push(`${login || 'anyone'} ${page.url()}: console: ${message.text()} ${message.location().url}`))
  page.on('pageerror', (error) => failures.push(`${login || 'anyone'} ${page.url()}: ${error.message}`))
  if (login) await signIn(page, login)
  return page
}

async function signIn(page, login) {
  await page.goto(`${base}/oauth2/authorization/jince`)
  if (!signInShown) await page.screenshot({ path: join(out, 'sign-in.png') })
  signInShown = true
  await page.fill('input[name=username]', login)
  await page.fill('input[name=password]', password)
  const code = page.locator('input[name=code]')
  if (await code.count()) await code.first().fill('000000')
  await page.locator('form button[type=submit], form input[type=submit]').first().click()
  const asked = page.locator('input[name=code]')
  await Promise.race([page.waitForSelector('[data-who]', { timeout: 20_000 }), asked.waitFor({ state: 'visible', timeout: 20_000 })]).catch(() => undefined)
  if (!(await page.locator('[data-who]').count()) && (await asked.count())) {
    await asked.first().fill('000000')
    await page.locator('form button[type=submit], form input[type=submit]').first().click()
  }
  await page.waitForSelector('[data-who]', { timeout: 20_000 })
}

/** The view of this path is there and nothing of it still loads; a change of the hash alone loads no page to wait for. */
async function settled(page, path) {
  await page.waitForFunction((wanted) => {
    const main = document.querySelector('main')
    return main?.dataset.path === decodeURI(wanted) && !main.querySelector('[aria-busy=true], .el-skeleton')
  }, path.split('?')[0], { timeout: 15_000 })
  await page.evaluate(() => document.fonts.ready)
}

/** `optional` views may be empty on a finished story (nothing waits), but must not be refused or broken. */
async function shoot(page, name, hash, { optional = false, open } = {}) {
  try {
    await page.goto(`${base}/#${hash}`)
    await settled(page, hash)
    if (open) {
      const link = page.locator(`main [data-row] a[href^="#${open}"]`).first()
      if (!(await link.count())) return void (optional || failures.push(`${name}: nothing to open at ${hash}`))
      const target = (await link.getAttribute('href')).slice(1).split('?')[0]
      await link.click()
      await settled(page, target)
    }
    await page.locator('main [data-row]').first().waitFor({ timeout: optional ? 2_500 : 10_000 }).catch(() => optional || failures.push(`${name}: no data rows`))
    if (await page.locator('main [role=alert].el-alert').count()) failures.push(`${name}: ${await page.locator('main [role=alert].el-alert').first().innerText()}`)
    await page.screenshot({ path: join(out, `${name}.png`), fullPage: false })
    console.log(`${name}.png`)
  } catch (error) {
    failures.push(`${name}: ${error.message}`)
  }
}

async function as(login, views, viewport) {
  try {
    const page = await visitor(login, viewport)
    for (const [name, hash, more] of views) await shoot(page, name, hash, more)
    await page.context().close()
  } catch (error) {
    failures.push(`sign-in as ${login}: ${error.message}`)
  }
}

await as('', [['home', '/'], ['library', '/policies'], ['search', '/policies?query=%E9%AB%98%E4%BC%81&place=140900'], ['policy', '/policies', { open: '/policies/' }], ['notices', '/notices', { optional: true }]])
await as('', [['home-phone', '/']], { width: 390, height: 844 })
await as('agent', [['space', '/space'], ['explanation', '/space', { open: '/policies/' }], ['claims', '/claims'], ['claim', '/claims', { open: '/claims/' }], ['dossier', '/dossier'], ['enquiries', '/enquiries']])
await as('legal', [['space-legal', '/space']])
await as('xf-accept', [['queue-acceptance', '/desk', { optional: true }], ['decide', '/desk', { open: '/desk/claims/', optional: true }], ['run', '/desk', { open: '/desk/runs/', optional: true }]])
await as('xz-draft', [['drafts', '/desk/policies'], ['draft', '/desk/policies', { open: '/desk/policies/' }]])
await as('xz-review', [['queue-review', '/desk', { optional: true }]])
await as('xz-super', [['monitoring', '/desk/monitoring'], ['directline', '/desk/directline', { optional: true }]])
await as('operator', [['connectors', '/desk/connectors']])
await browser.close()
if (failures.length) {
  console.error(failures.join('\n'))
  process.exit(1)
}
