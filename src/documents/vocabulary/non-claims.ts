/**
 * Shapes of numbers that measure nothing about the county, each with the reason that the contract prints.
 * Source: gold/GUIDE.md («Not claims») and the reports of 2003–2026. `before` is held against the text that
 * ends at the number, `after` against the text behind it, `digits` against the number; the first shape that fits decides.
 */
export type NonClaimShape = {
  readonly reason: string;
  readonly before?: RegExp;
  readonly digits?: RegExp;
  readonly after?: RegExp;
};

const YEAR = /^(?:19|20)\d\d$/;

export const nonClaimShapes: readonly NonClaimShape[] = [
  { reason: 'footnote-mark', before: /\[$/, digits: /^\d{1,3}$/, after: /^\]/ },
  { reason: 'document-number', before: /\[$/, digits: YEAR, after: /^\]/ },
  { reason: 'document-number', before: /\]$/, after: /^号/ },
  {
    reason: 'page-number',
    before: /(?:^|\n)\s*[—–-]\s*$/,
    digits: /^\d{1,3}$/,
    after: /^\s*[—–-]\s*(?:\n|$)/,
  },
  { reason: 'index-number', digits: /^\d{7,}$/ },
  { reason: 'index-number', before: /\d\/(?:\d{4}-)?$|\d{4}-$/, digits: /^\d{4,}$/ },
  { reason: 'telephone', before: /(?:电话|热线|传真|邮编|邮政编码)[：:]?\s*$/ },
  {
    reason: 'telephone',
    digits: /^(?:110|114|119|120|122|12\d{3}|1890|95598|10086)$/,
    after: /^(?:”|政务|便民|市民|服务|热线|报警|急救|平台|市长|政府|指挥|调度|接处|、\d{3,5}|一号)/,
  },
  {
    reason: 'year',
    digits: YEAR,
    after: /^\s*(?:年|[-—~至到、和及与]{1,2}\s*(?:20|19)\d\d\s*年|\/(?:20|19)\d\d)/,
  },
  { reason: 'year', before: /(?:19|20)\d\d\s*年?\s*[-—~至到/、和及与]{1,2}\s*$/, digits: YEAR },
  { reason: 'year', before: /“$/, digits: YEAR },
  { reason: 'year', digits: /^0\d$/, after: /^年/ },
  { reason: 'date', digits: /^\d{4}$/, after: /^[-./]\d{1,2}[-./]\d{1,2}/ },
  { reason: 'date', before: /\d{4}[-./]$|\d{4}[-./]\d{1,2}[-./]$/, digits: /^\d{1,2}$/ },
  {
    reason: 'date',
    digits: /^(?:[1-9]|1[0-2])$/,
    after: /^\s*(?:[-—~至到、和]{1,2}\s*(?:[1-9]|1[0-2])\s*)?月(?!薪|票|均|工资|租)/,
  },
  {
    reason: 'date',
    before: /月\s*$/,
    digits: /^(?:[1-9]|[12]\d|3[01])$/,
    after: /^\s*(?:[-—~至到、和]{1,2}\s*\d{1,2}\s*)?(?:日|号)/,
  },
  {
    reason: 'date',
    before: /月\d{1,2}\s*日?\s*[-—~至到、和]{1,2}\s*$/,
    digits: /^(?:[1-9]|[12]\d|3[01])$/,
    after: /^\s*日/,
  },
  { reason: 'date', before: /[1-9]\d?\s*[-—~至到]{1,2}\s*$/, digits: /^(?:[1-9]|1[0-2])$/, after: /^\s*月/ },
  {
    reason: 'date',
    before: /^(?:)$|(?:双|“)$/,
    digits: /^(?:11|12|618|315|520)$/,
    after: /^(?:”|等|购物|促销|大促|消费|、“)/,
  },
  { reason: 'time-of-day', digits: /^\d{1,2}$/, after: /^：\d\d(?!\d|\.|：|%)/ },
  { reason: 'time-of-day', before: /\d：$/, digits: /^\d\d$/, after: /^(?!\.|：|%)[—\-至，到。、]/ },
  { reason: 'ordinal', before: /第\s*$/ },
  { reason: 'name', before: /[A-Za-zα-ω]-?$/ },
  { reason: 'name', before: /[+＋×·#&@]\s*$/, after: /^(?!\.\d|万|亿)/ },
  { reason: 'name', after: /^\s*(?:[+＋×#&]|N(?![a-z]))/ },
  { reason: 'name', before: /前$/, after: /^强/ },
  { reason: 'name', after: /^强/ },
  { reason: 'name', digits: /^[1-6]$/, after: /^A(?:级|景|旅|标|诚|”|、|和|信|物|及|，|。)/ },
  { reason: 'name', digits: /^[1-9]$/, after: /^(?:\.\d)?G(?!W|B|bps)/ },
  { reason: 'name', after: /^(?:A|B|D|H|K(?!W|V|M)|S|X|C|R|Y|L|O|F|I|V|E(?!F))(?![a-z])/ },
  {
    reason: 'version',
    digits: /^\d\.0$/,
    after: /^(?:版|时代|阶段|”|、|，|。|升级|模式|标准|行动|方案|政策|工程|计划|改革|国际)/,
  },
  { reason: 'version', after: /^版/ },
  {
    reason: 'road',
    before: /(?:国道|省道|县道|乡道|高速|环|线)\s*[A-Z]?$/,
    digits: /^\d{2,3}$/,
    after: /^(?!个|条|座|家|项|公|万|亿|亩|%|处|户|名|千|米|人|套)/,
  },
  {
    reason: 'road',
    digits: /^\d{2,3}$/,
    after: /^\s*(?:国道|省道|县道|乡道|国、省道|国省道|线(?!路|上|下)|公路)/,
  },
  { reason: 'serial-number', after: /^(?:号|#|＃|标段|路公交|路车)/ },
  { reason: 'serial-number', before: /(?:编号|No\.?|号)$/ },
  { reason: 'age', after: /^(?:周)?岁|^\s*[-—~至到]{1,2}\s*\d{1,3}(?:周)?岁/ },
  { reason: 'age', before: /\d\s*[-—~至到]{1,2}\s*$/, after: /^(?:周)?岁/ },
  { reason: 'enumeration', digits: /^\d{1,2}$/, after: /^\s*(?:个|大)?方面/ },
  { reason: 'anniversary', after: /^\s*周年/ },
  { reason: 'duration', before: /[×xX]\s*$/, after: /^\s*小时/ },
  { reason: 'duration', digits: /^7$/, after: /^\s*[×xX]\s*24/ },
  { reason: 'duration', digits: /^24$/, after: /^\s*小时/ },
  {
    reason: 'duration',
    digits: /^\d{1,3}$/,
    after: /^\s*(?:余|多)?个?年(?:以上|以内|左右|多|来|间|前|后|内|期|后)?/,
  },
  {
    reason: 'name',
    digits: /^\d{1,3}$/,
    after:
      /^分钟(?:便民|生活|服务|健身|医疗|就医|通勤|交通|经济|阅读|文化|步行|上学|城市|社区|品质|养老|公共|圈|”|都市|达|体育|就业|政务|办事|救援|应急|急救|响应|活动|到达|直达|可达)/,
  },
  {
    reason: 'name',
    digits: /^\d{1,2}$/,
    after: /^小时(?:经济|通勤|交通|生活|都市|圈|”|达|直达|可达|物流|鲜活)/,
  },
  { reason: 'voltage', after: /^\s*(?:千伏(?!安)|kV|KV|kv|伏(?!安))/ },
  { reason: 'grade', after: /^类(?:水|标准|以上|及以上)/ },
  { reason: 'grade', after: /^级(?!以上?.{0,6}\d)/ },
  { reason: 'per', before: /(?:每|平均每)\s*$/ },
  {
    reason: 'enumeration',
    before: /(?:^|\n)\s*（?$/,
    digits: /^\d{1,2}$/,
    after: /^(?:[.、．:：](?!\d)|）)/,
  },
  {
    reason: 'enumeration',
    before: /[。；！，]\s*（?$/,
    digits: /^\d{1,2}$/,
    after: /^(?:[、．](?!\d)|\.(?!\d)|）)/,
  },
  { reason: 'enumeration', before: /（$/, digits: /^\d{1,2}$/, after: /^）/ },
  { reason: 'tower-or-floor', after: /^(?:层|楼(?!盘)|单元|室)(?!次)/ },
];

/** Where a time span is a measure after all: it is shortened, lengthened, reached or counted. */
export const measuredTime =
  /(?:压缩|缩短|减少|压减|增加|提前|提速|延长|达到?|为|控制在|由|从|天数|时间|时限|仅需|只需|平均|降至|至|到|超过|突破|不少于|同比)[^，；。]{0,10}$/;
export const measuredTimeAfter = /^\s*(?:以内|之内|左右|以上)?(?:缩短|压缩|减少|压减|缩减|降|提高|增加|延长)/;

/** A number without unit is a claim only after words for an index or a ratio. */
export const indexBefore =
  /(?:指数|系数|倍差|收入比|得分|均值|比例?)(?:分别)?(?:为|达到?|至|到|降至|下降到|下降至|控制在|缩小到|缩小至|约|提高到|提升到|由|从|升至)?\s*$/;
/** … or after a word of movement towards a level. */
export const threeParts = /(?:三次产业|三产|产业结构|产业比重|产业比例|一二三产|产业占比|三大产业|三次产)/;
