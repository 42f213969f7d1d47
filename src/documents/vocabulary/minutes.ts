/**
 * Words of minutes (会议纪要) as county offices write them. Source: the form of minutes in 《党政机关公文处理工作条例》
 * article 8(15) and GB/T 9704-2012, 10.3; the turns of phrase are those of standing-meeting minutes, BK.
 */

/** A line of this form names a document as minutes. */
export const minutesTitle =
  /(?:会议|办公会|调度会|协调会|推进会|例会|现场会)(?:议定事项)?(?:的)?(?:纪要|议定事项通知单?)$|^会议纪要$/;

/** What the meeting does with its sentence: these decide. */
export const decides =
  /^(?:会议|县政府)?(?:经(?:研究|讨论|审议)，?)?(?:原则)?(?:议定|决定|确定|同意|通过|明确|责成|要求)(?!了?(?:听取|学习))/;
/** These report, judge or exhort; what stands under them decides only where it names who does what or until when. */
export const tells =
  /^(?:会议)?(?:听取|传达|学习|研究了|审议了|审议|讨论了|讨论|通报|观看|指出|认为|强调|回顾|分析|总结|肯定)/;
/** A line that opens a list of decisions: 会议议定如下：, 现将议定事项明确如下：. */
export const opensList = /(?:议定|决定|确定|要求|明确|事项)(?:如下|以下)?(?:事项|意见)?[：:]$/;

/** The heading lines and frames that carry no decision: who sat there, where it goes. */
export const frames =
  /^(?:出席|列席|参加|参会|请假|缺席|记录|主持|时间|地点|议题|会议时间|会议地点|主题词|分送|抄送|抄报|发送|印发|签发|附件?[：:]|.{0,20}(?:办公室)?20\d\d年\d{1,2}月\d{1,2}日(?:印发)?$)/;
/** Ends the opening of minutes. */
export const opensBody =
  /(?:现|并)?(?:将)?(?:会议)?(?:主要)?(?:精神|内容|议定事项|有关事项)?(?:纪要|明确|通知)如下[：:。]?$/;

/** Endings of names of units that are given work. */
const unitEnds = [
  '人民政府',
  '管理委员会',
  '委员会',
  '管委会',
  '办公室',
  '办事处',
  '指挥部',
  '工作专班',
  '集团公司',
  '有限公司',
  '公司',
  '集团',
  '总队',
  '大队',
  '支队',
  '中心',
  '银行',
  '法院',
  '检察院',
  '学院',
  '街道(?!办)',
  '分局',
  '供电所',
  '改委',
  '农委',
  '工委',
  '纪委',
  '监委',
  '卫健委',
  '党委',
  '县委(?![办宣组统政])',
  '政府办',
  '信访办',
  '金融办',
  '督查室',
  '研究室',
  '组织部',
  '宣传部',
  '统战部',
  '政法委',
  '编办',
  '医保局',
  '局',
  '镇(?![建村居化区])',
  '乡(?![建村居土镇规])',
  '联合会',
  '总工会',
];

const unit = `(?:各(?:乡镇（街道）|乡镇办|乡镇|镇|街道|相关单位|有关单位|责任单位|行业主管部门)|[一-龥]{1,18}?(?:${unitEnds.join('|')})(?!长|面|部门|势|限))`;
/** One unit or several in a row: 县财政局、县住建局和青石镇. */
export const unitList = `${unit}(?:(?:、|和|及|以及|与)${unit})*`;

/** Who leads, by the words around the name; the first that fits decides. `$1` are the names, the first of them leads. */
export const leadShapes: readonly RegExp[] = [
  new RegExp(`(?:牵头|主办)(?:责任)?单位[：:]\\s*(${unitList})`),
  new RegExp(`由(${unitList})(?:为主)?(?:牵头|负责牵头|主办)`),
  new RegExp(`(${unitList})牵头`),
  new RegExp(`责任单位[：:]\\s*(${unitList})`),
  new RegExp(`(?:责成|要求|请|交由)(${unitList})`),
  new RegExp(`由(${unitList})(?:负责|组织|会同|统筹|承担|具体|制定|编制|起草|落实|按|抓紧|尽快|于|在|向|对)`),
  new RegExp(
    `(?:^|[，。；：）])(?:会议(?:要求|明确|议定|决定|强调)，?)?(${unitList})(?:要|负责|应|须|需|抓紧|尽快|会同|于|在)`,
  ),
  new RegExp(`^[一二三四五六七八九]是(${unitList})`),
];

/** Who co-operates. */
export const joinShapes: readonly RegExp[] = [
  new RegExp(`(?:配合|协办|协助)(?:责任)?单位[：:]\\s*(${unitList})`),
  new RegExp(`会同(${unitList})`),
  new RegExp(
    `(?:^|[，。；、：）（])(${unitList})(?:等(?:单位|部门)?)?(?:积极|密切|做好|共同|按职责|予以)?(?:配合|协助|参与|协办)`,
  ),
];

/** Acts that, with a day, make an order of a sentence: 6月底前完成. */
export const acts =
  /完成|办结|报送|上报|报告|提交|拿出|制定|制订|出台|印发|建成|开工|竣工|投用|启动|拨付|落实|整改|销号|解决|到位|提出|形成|反馈|清零/;

/** Days counted from the meeting: 5个工作日内, 一周内, 15日内. */
export const within = /(?:([\d一二两三四五六七八九十]{1,3})(?:个)?(工作日|日|天|周|个月|星期)(?:之)?内)/;
