import type { SystemStatus } from '@hubbub/contracts'
import { cn } from '#lib/cn.ts'

const columns = ['waiting', 'active', 'delayed', 'failed'] as const

export function QueueTable({ queues }: Pick<SystemStatus, 'queues'>) {
  return (
    <table className="w-full">
      <thead className="text-sm text-muted">
        <tr>
          <th scope="col" className="py-1 text-left font-medium">
            Queue
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className="py-1 pl-3 text-right font-medium capitalize">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-border">
        {queues.map((queue) => (
          <tr key={queue.name}>
            <th scope="row" className="py-1.5 text-left font-medium">
              {queue.name}
            </th>
            {columns.map((column) => (
              <td
                key={column}
                className={cn('py-1.5 pl-3 text-right tabular', queue[column] === 0 && 'text-muted')}
              >
                {queue[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
