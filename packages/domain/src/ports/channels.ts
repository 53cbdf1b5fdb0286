export interface ChannelRepository {}
