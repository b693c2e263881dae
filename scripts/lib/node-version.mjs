/** Plain words instead of a syntax error deep in a dependency. Keep in step with package.json's engines. */
export function unsupportedNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number)
  const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  return isSupported
    ? undefined
    : `This needs Node.js 20.19 or later of 20, or 22.12 or later; you have ${version}. Install one from nodejs.org and run the command again.`
}
