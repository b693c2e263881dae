const { MetadataStorage } = require("@medusajs/framework/mikro-orm/core")

// Entities of an earlier test file of this process belong to another module registry.
MetadataStorage.clear()

// Restoring a database cuts the pool's connections; the pool reconnects, and says so on every one.
const print = console.log
console.log = (...words) => {
  if (!/^Connection Error: (Connection ended unexpectedly|Connection terminated|terminating connection)/.test(String(words[0]))) {
    print(...words)
  }
}
