import { getCoverage as definition } from '@hubbub/contracts/http'
import { readCoverage } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getCoverageOperation = operation(definition, async (ctx) => await readCoverage(ctx))
