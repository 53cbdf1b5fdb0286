import { getSentimentAccuracy } from '@hubbub/contracts/http'
import { getSentimentAccuracy as get } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getSentimentAccuracyOperation = operation(getSentimentAccuracy, async (ctx) => await get(ctx))
