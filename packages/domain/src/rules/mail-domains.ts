/**
 * Domains that hand out addresses to anyone: sharing one says nothing about knowing each other.
 * The largest mail providers of the world, from their own sign-up pages.
 */
const shared = new Set(
  `gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.jp hotmail.com hotmail.co.uk
  hotmail.de hotmail.fr hotmail.it hotmail.es live.com live.co.uk live.de live.fr live.nl live.it msn.com passport.com
  yahoo.com yahoo.co.uk yahoo.co.in yahoo.co.jp yahoo.com.br yahoo.com.ar yahoo.com.mx yahoo.com.au yahoo.ca yahoo.de
  yahoo.fr yahoo.es yahoo.it yahoo.in ymail.com rocketmail.com aol.com aol.de aim.com verizon.net att.net sbcglobal.net
  bellsouth.net comcast.net cox.net charter.net earthlink.net icloud.com me.com mac.com proton.me protonmail.com
  protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com keemail.me fastmail.com fastmail.fm hey.com zoho.com
  zohomail.com zohomail.eu mail.com email.com usa.com gmx.com gmx.de gmx.net gmx.at gmx.ch gmx.fr gmx.us web.de
  freenet.de t-online.de arcor.de mailbox.org posteo.de posteo.net orange.fr wanadoo.fr free.fr laposte.net sfr.fr
  neuf.fr bbox.fr numericable.fr libero.it virgilio.it alice.it tin.it tim.it tiscali.it aruba.it btinternet.com
  virginmedia.com sky.com talktalk.net ntlworld.com blueyonder.co.uk ziggo.nl kpnmail.nl planet.nl hetnet.nl xs4all.nl
  telenet.be skynet.be proximus.be bluewin.ch hispeed.ch telefonica.net terra.es terra.com.br uol.com.br bol.com.br
  ig.com.br globo.com sapo.pt wp.pl o2.pl onet.pl interia.pl gazeta.pl seznam.cz centrum.cz email.cz azet.sk freemail.hu
  citromail.hu abv.bg mail.bg ukr.net i.ua mail.ru bk.ru list.ru inbox.ru internet.ru yandex.ru yandex.com ya.ru
  rambler.ru telia.com comhem.se hotmail.se spray.se online.no getmail.no jubii.dk mail.dk suomi24.fi luukku.com
  qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn naver.com hanmail.net
  daum.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp rediffmail.com sify.com bigpond.com bigpond.net.au
  optusnet.com.au iinet.net.au xtra.co.nz rogers.com shaw.ca sympatico.ca telus.net videotron.ca walla.com mynet.com
  mailinator.com guerrillamail.com yopmail.com duck.com mozmail.com simplelogin.com privaterelay.appleid.com`.split(
    /\s+/,
  ),
)

/** In small letters; the whole of what has no `@`. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** Whether people at this domain can be taken for colleagues. */
export function isOrganisation(domain: string): boolean {
  return domain !== '' && !shared.has(domain)
}

/** name+anything@domain is name@domain; lower case. */
export function withoutPlus(address: string): string {
  const lower = address.trim().toLowerCase()
  const at = lower.lastIndexOf('@')
  const plus = lower.indexOf('+')
  return plus > 0 && plus < at ? lower.slice(0, plus) + lower.slice(at) : lower
}
