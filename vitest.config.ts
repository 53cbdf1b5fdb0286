import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { openMemoryFolder } from './test/setup/memory-folder.ts'

const never = ['**/node_modules/**', '**/dist/**', '**/generated/**']
const quiet = { LOG_LEVEL: 'silent', NODE_ENV: 'test' }

// What one process has compiled, the next that a test starts reads: that is more than half of its start.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url))

// The longest of each tier first, those before all that mostly wait: others work beside them. What starts many processes
// comes after, or they would starve each other. A clone that has never run them would go by the size of the files and
// begin the longest last, while no worker has anything left.
const longest = [
  /\/test\/(loss\/|chaos\/chaos\.)/,
  /\/test\/integration\/(alerts\/killed|digests\/|hearing\/monitors|posts\/|reports\/|statements\/)/,
  /\/test\/(chaos\/ladders\/|integration\/(services|start|outage)\.)|\/postgres\/[\w-]+\.int\.test\.ts$/,
  /\/test\/e2e\/(access|crisis)\./,
  /\/test\/e2e\/(escalation|monitors|networks|sentiment)\./,
  /\/test\/e2e\/(drill|journey|layout|offline)\./,
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files)
    const rank = ({ moduleId, project }: TestSpecification) => {
      const place = longest.findIndex((pattern) => pattern.test(moduleId))
      return 100 * project.config.sequence.groupOrder + (place < 0 ? longest.length : place)
    }
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

// What is imported once serves all files of a process: reading it anew for each took more than half of the time. So no
// file changes a module for others, and what it alters of the process (clock, environment, globals) it puts back.
const isolate = false

const memory = openMemoryFolder()
if (memory !== null) process.env['HUBBUB_TEST_FOLDER'] ??= memory

// Tiers are named by cost. They run one after the other, the dear ones last and with few processes at a time.
export default defineConfig({
  test: {
    passWithNoTests: true,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, '**/*.{int,e2e}.test.ts'],
          env: quiet,
          isolate,
          testTimeout: 15_000,
          // @NOTE otherwise one core less than there are
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['**/*.int.test.ts'],
          exclude: never,
          env: quiet,
          isolate,
          pool: 'forks',
          globalSetup: './test/setup/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Most of them wait half of their time, the longest longer.
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          exclude: never,
          env: quiet,
          isolate,
          pool: 'forks',
          globalSetup: './test/setup/product-folder.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // One more than there are cores on the smallest machine: of what a browser test does, half is waiting.
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
