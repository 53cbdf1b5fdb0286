import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { smsChannel, startSmsHarness } from './sms.fixtures.ts'

describeChannelContract('sms', smsChannel, startSmsHarness)
