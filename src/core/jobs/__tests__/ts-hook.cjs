// Lets a child process of a test load the sources as Jest does.
const { transformFileSync } = require("@swc/core")

require.extensions[".ts"] = (module, file) => {
  const { code } = transformFileSync(file, {
    jsc: {
      parser: { syntax: "typescript", decorators: true },
      transform: { decoratorMetadata: true },
      target: "es2021",
    },
    module: { type: "commonjs" },
  })
  module._compile(code, file)
}
