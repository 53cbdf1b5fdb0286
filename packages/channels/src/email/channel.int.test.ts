import { describeChannelContract } from '../contract-suite.ts'
import { email, startEmailHarness } from './mailbox.fixtures.ts'

describeChannelContract('email', email, startEmailHarness)
