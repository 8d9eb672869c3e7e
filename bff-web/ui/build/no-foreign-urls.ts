import type { Plugin } from 'vite'

/** Hosts that may be named: namespaces and links in library messages, never fetched. */
const NAMED_ONLY = /^(www\.w3\.org|vuejs\.org|router\.vuejs\.org|element-plus\.org|github\.com)$/

/** Fails the build when the bundle names any other host: the client talks to its own origin alone. */
export function noForeignUrls(): Plugin {
  return {
    name: 'no-foreign-urls',
    enforce: 'post',
    generateBundle(_, bundle) {
      const found: string[] = []
      for (const file of Object.values(bundle)) {
        const text = file.type === 'chunk' ? file.code : typeof file.source === 'string' ? file.source : ''
        for (const [, host] of text.matchAll(/https?:\/\/([a-z0-9.-]+\.[a-z]{2,})/gi)) {
          if (!NAMED_ONLY.test(host)) found.push(`${file.fileName}: ${host}`)
        }
      }
      if (found.length) this.error('foreign hosts in the bundle:\n' + [...new Set(found)].join('\n'))
    },
  }
}
