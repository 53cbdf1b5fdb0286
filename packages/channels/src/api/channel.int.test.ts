import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { api, startApiHarness } from './api.fixtures.ts'

describeChannelContract('your own system', api, startApiHarness)
