/**
 * Spelled numerals that name instead of counting. Source: reports of 2003–2026; gold/GUIDE.md («Not claims»).
 */

/** Nouns after 两个, 三项 … that belong to a slogan, a frame or an abstraction. */
export const notCounted =
  /^(?:大)?(?:方面|(?:重点|主要|中心|具体)?工作|原则|坚持|阶段|时期|关键|维护|确立|百年|务必|毫不|革命|结合|意识|自信|层面|层次|环节|转变|统筹|规律|大局|循环|文明|导向|定位|先行|健康|覆盖|清零|不|必须|更加|更|着力|聚焦|突破口|主题|梯队|字|月|代表|以上|或|问题|优先|同步|为主|加快|强化|提升|一起|要求|战略|目标(?!任务)|人|层级|维度|领域(?!.{0,4}改革)|轮子|轮|轮驱动|到位|做到|确保|渠道|主体责任|责任|规定|文章|禁令|纪律|补贴|制度|权利|权力|准则|铁律|底线|红线|指示|自觉|精神|能力|思维|作风|活动日|积极性|培养工程)/;

/** Whole expressions with a spelled number and a counter that never count. */
export const slogans =
  /(?:二[个次项家条座名所]|连续[两三四五六七八九十]+次|一个[个一都]|一个(?:都|不)|一件事|两项改革|一件接|一项项|一家人|一次办|一条心|一条龙|一座座|一条条|一件件|一户一|一人一|一村一|一企一|一张网|一张蓝图|一盘棋|一张图|一项[一接]|一起(?:抓|干|做|来|把)|不落一|一户不|同一|统一|每一|两个一百年|万家|千家|千家万户|家家户户|万户千|百家争|九三|六个一|一条(?:主线|道路|路子)|次(?:会议|全会|全体|、|产业|党代会|人代会|扩大|常委|代表|集体|党组|政府)|次中)/;

/** Characters before a spelled number that make it part of a word: 第一, 其三, 每两; 九届三次 numbers a session. */
export const namesBefore = /[第其之专唯每另周星数几这那该\d—]$|[一二三四五六七八九十]届$/;

/** Words after which a bare magnitude is an amount: 突破百亿元, 上千名. */
export const swelling = /(?:上|近|超|超过|逾|突破|达到?|约|迈上|跨越|跨上|首破|冲击)$/;

/** Words after which a metal is a medal: 获得三金、两银. */
export const medals = /(?:获|夺|取|得|揽|摘)[^。；]{0,30}$|[金银铜]、$/;

/** Acts after which 一座, 一所 counts; elsewhere it is an article. */
export const countedOnce = /(?:建成|新建|建设|新增|投用|增设|打造|获批|完成|改造|引进|培育|创建|创成)$/;
