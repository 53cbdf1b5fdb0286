import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { startWhatsappHarness, whatsappChannel } from './whatsapp.fixtures.ts'

describeChannelContract('whatsapp', whatsappChannel, startWhatsappHarness)
