import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { email, startEmailHarness } from './mailbox.fixtures.ts'

describeChannelContract('email', email, startEmailHarness)
