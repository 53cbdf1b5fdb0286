import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { slackChannel, startSlackHarness } from './slack.fixtures.ts'

describeChannelContract('slack', slackChannel, startSlackHarness)
