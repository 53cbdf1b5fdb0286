import { describeChannelContract } from '../contract-suite.ts'
import { email } from './channel.ts'
import { startEmailHarness } from './mailbox.fixtures.ts'

describeChannelContract('email', email, startEmailHarness)
