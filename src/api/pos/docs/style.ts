import { createHash } from "node:crypto"

/** Follows the reader's light or dark setting, and prints. */
export const STYLE = `
:root{color-scheme:light dark;--line:#8884;--soft:#8881;--link:#0a58ca}
@media(prefers-color-scheme:dark){:root{--link:#7db2ff}}
body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:0 auto;padding:1.5rem;overflow-wrap:break-word}
a{color:var(--link)}
nav ul{columns:18rem;padding-left:1.2rem}
h2{margin-top:3rem;border-bottom:1px solid var(--line)}
h3{margin-top:2rem}
code{font:.9em ui-monospace,monospace;background:var(--soft);padding:.1em .3em;border-radius:.2em}
table{display:block;overflow-x:auto;border-collapse:collapse;font-size:.9rem;margin:.5rem 0 1rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid var(--line)}
th,td:first-child{white-space:nowrap}
.limits{opacity:.75}
.who{opacity:.85}
`

/** Nothing but this one style sheet: no script, no picture, no frame, no form. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ")
