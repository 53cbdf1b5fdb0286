import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { startXHarness, xChannel } from './x.fixtures.ts'

describeChannelContract('x', xChannel, startXHarness)
