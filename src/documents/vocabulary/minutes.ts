/**
 * Words of minutes (会议纪要) as county offices write them. Source: the form of minutes in 《党政机关公文处理工作条例》
 * article 8(15) and GB/T 9704-2012, 10.3; the turns of phrase are those of standing-meeting minutes, BK.
 */

/** A line of this form names a document as minutes. */
export const minutesTitle =
  /(?:会议|办公会|调度会|协调会|推进会|例会|现场会)(?:议定事项|决定事项)?(?:的)?(?:纪要|议定事项(?:通知)?单?|决定事项通知|(?<=事项)通知)$|^会议纪要$/;

/** What the meeting does with its sentence: these decide. */
export const decides =
  /^(?:会议|县政府)?(?:经(?:研究|讨论|审议|会议研究)，?)?(?:审议(?:并|，)?|讨论(?:并|，)?|研究(?:并|，)?)?(?:原则)?(?:上)?(?:议定|决定|确定|同意|通过|明确|责成)(?!了?(?:听取|学习))/;
/** These report, judge or exhort; what stands under them decides only where it names who does what. */
export const tells =
  /^(?:会上|会议|[一-龥]{2,3}(?=汇报|通报|强调|指出)|[一-龥]{2,4}(?:同志|(?:副)?县长|(?:副)?市长|(?:副)?区长))?(?:最后|首先|还|专题|集体)?(?:听取|汇报|传达|学习|研究了|审议了|审议|讨论了|讨论|通报|观看|指出|认为|强调|回顾|分析|总结|肯定|要求|希望|号召|重申)/;
/** Reports of a unit: 县财政局汇报了…. */
export const reports =
  /^(?:等(?:单位|部门)?)?(?:分别|依次|首先|还)?(?:作了?|就[^，。]{2,30})?(?:汇报|报告(?!县|结果)|介绍|反映|通报了|说明(?!原因)|表示|认为|负责人|主要负责|分管负责)/;
/** A line that opens a list of decisions: 会议议定如下：, 现将议定事项明确如下：. */
export const opensList = /(?:议定|决定|确定|要求|明确|事项|一致意见|意见)(?:如下|以下)?(?:事项|意见)?[：:]$/;
/** Opens a list in which everything decides, within a line: 议定意见：…. */
export const listPrefix =
  /^(?:会议|经研究，?)?(?:议定(?:意见|事项)?|决定(?:事项)?|研究意见|明确|要求)(?:如下)?：/;

/** The heading lines and frames that carry no decision: who sat there, where it goes. */
export const frames =
  /^(?:出席|列席|参加|参会|与会|应邀|请假|缺席|记录|主持|时间|地点|议题(?![一二三四五六七八九十\d])|会议时间|会议地点|主题词|主送|分送|抄送|抄报|发送|印发|签发|[报送发]：|审核|联系人|附件?(?:\d+)?[：:]?|(?:20\d\d年)?\d{1,2}月\d{1,2}日$|.{0,20}(?:办公室)?20\d\d年\d{1,2}月\d{1,2}日(?:印发)?$)/;
/** After one of these only names follow: who was there, where it goes, what is annexed. */
export const opensTail =
  /^(?:出席|列席|参加人员|参会|与会|[报送发]：|分送|抄送|抄报|发送|附件?(?:\d+)?[：:])/;
/** Ends the opening of minutes. */
export const opensBody =
  /(?:现|并)?(?:将)?(?:会议)?(?:主要)?(?:精神|内容|议定事项|决定|有关事项)?(?:纪要|明确|通知)如下(?:，[^。：]{0,20})?[：:。]?$|(?:达成|形成)(?:如下|以下)?(?:一致)?意见(?:如下)?[：:]$|(?:议定|决定|明确)(?:如下|以下)(?:事项|意见)[：:]$/;
/** Such an opening that says that what follows was decided. */
export const opensDecided = /议定|决定|明确|一致意见/;
/** Who follows the decisions up, and when one meets again: no decision. */
export const followsUp =
  /^(?:以上|上述)[^，。]{0,10}事项?.{0,30}(?:督办|督查|督促|跟踪|落实)|^下次[^，。]{0,8}会议?|^会议还(?:研究|讨论)了/;
/** Announces work for everybody without saying to whom: a section of demands. */
export const demandsHeading = /(?:有关|工作|几点|相关)要求$/;

/** Whoever is meant by these is nobody: 各单位要…. */
export const everybody =
  /^(?:[一二三四五六七八九]是)?(?:要求|希望)?(?:全县(?:上下|各级)?|各级(?:各部门|领导干部|党组织)?|各(?:有关|相关|责任|成员|参会)?(?:单位|部门|地|专班|方面)|项目各方|各方|大家|与会人员|有关(?:单位|部门)|相关(?:单位|部门)|广大|领导干部)[、一-龥]{0,10}?(?:要|应|须|需|必须|务必)/;
/** A name that means whoever it concerns, and so nobody. */
export const anybody = /^(?:各|有关|相关)(?:有关|相关|责任|成员|参会)?(?:单位|部门|方面)$/;

/** Words that urge and promise nothing. */
export const urges =
  /高度重视|提高(?:认识|站位|政治)|压实责任|强化担当|主动作为|举一反三|统一思想|思想和行动|坚定信心|真抓实干|只争朝夕|警钟长鸣|无小事|放在(?:第一|首)位|绝不能|决不能|来不得|严防|把.{1,6}挺在|牢固树立|一盘棋|让群众(?:得|感)|结合起来|换位思考|再接再厉|不放松|抓紧抓实|(?:继续|切实)(?:抓好|做好)|圆满收官|^肯定/;

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
  '集团(?!公司)',
  '总队',
  '大队',
  '支队',
  '中心',
  '银行',
  '支行',
  '法院',
  '检察院',
  '学院',
  '医院',
  '街道(?!办)',
  '分局',
  '供电所',
  '改委',
  '农委',
  '工委',
  '纪委(?!监)',
  '监委',
  '卫健委',
  '党委',
  '县委(?![办宣组统政网])',
  '政府办(?!公)',
  '网信办',
  '信访办',
  '金融办',
  '督查室',
  '研究室',
  '组织部',
  '宣传部',
  '统战部',
  '政法委',
  '编办',
  '(?<![承主举协督查交包创开])办(?![公法理结案事好学证成会])',
  '医保局',
  '(?<![开布格大结残破僵时]|(?<!安)全)局(?!部|势|面)',
  '镇(?![建村居化区街])',
  '乡(?![建村居土镇规街])',
  '联合会',
  '总工会',
  '施工单位',
  '建设单位',
  '监理单位',
  '主管部门',
  '(?<![有相各])部门',
];

const each =
  '各(?:乡镇（街道）|乡镇人民政府|乡镇办|乡镇|镇|街道|相关单位|有关单位|有关部门|相关部门|责任单位|预算单位|成员单位|行业主管部门)|(?:督查|研究)室|政府办(?!公)|信访办|政法委|组织部|宣传部|统战部|纪委监委|检察院|法院|施工单位|建设单位|监理单位|(?:相关|属地)(?:镇街|乡镇)';
/** A part of an office that is named with it: 市生态环境局澄川分局, 县公安局交警大队. */
const branch =
  '[一-龥]{1,12}?局(?:(?!会同|和|与|及|由|负责|牵头|配合|要)[一-龥]){2,6}?(?:分局|大队|支队|中队)';
const unit = `(?:${each}|${branch}|[一-龥]{1,18}?(?:${unitEnds.join('|')})(?!长|面|势|限|协同|联动))`;
/** One unit or several in a row: 县财政局、县住建局和青石镇. */
export const unitList = `${unit}(?:(?:、|和|及|以及|与)${unit})*`;

/** Words inside a name that no unit carries: what was taken for a name there begins earlier, with a verb. */
export const noName =
  /[报由待向对将把请并与及到在从让使抓推完做落确严压了的是年月日]|应(?!急)|经(?!济|开|信|贸)|要(?!素)|加强|会同|同意|原则|成立|组建|设立|提请|督促|要求/;

/** Who leads, by the words around the name; the first that fits decides. `$1` are the names, the first of them leads. */
export const leadShapes: readonly RegExp[] = [
  new RegExp(`(?:牵头|主办)(?:责任)?单位[：:]\\s*(${unitList})`),
  new RegExp(`由(${unitList})(?:为主)?(?:牵头|负责牵头|主办)`),
  new RegExp(`(?:^|[，。；：）、])(${unitList})牵头`),
  new RegExp(`责任单位[：:]\\s*(${unitList})`),
  new RegExp(`办公室设在(${unitList})`),
  new RegExp(`（(${unitList})(?:[，、；][^（）]{0,16})?）$`),
  new RegExp(`(?:责成|交由|请)(${unitList})`),
  /^请([一-龥]{2,6}?)(?:部门)?会同/,
  new RegExp(`由(${unitList})(?!提出的|提交的|制定的|报送的|所)`),
];
/** A unit that begins its clause and does something. */
export const subject = new RegExp(`^(${unitList})`);
/** Whoever brought it in carries it on: 同意县财政局关于…的意见，会后修改完善后报…. */
export const proposer = new RegExp(
  `同意(${unitList})(?:关于|提出的|提交的|报送的|制定的|起草的).*，(?:会后)?(?:进一步)?(?:按|根据|修改|完善|抓紧)`,
);

/** Who co-operates. */
export const joinShapes: readonly RegExp[] = [
  new RegExp(`(?:配合|协办|协助)(?:责任)?单位[：:]\\s*(${unitList})`),
  new RegExp(`(?:会同|(?<=[局委办会司团、])商|联合)(${unitList})(?!等)`),
  /会同([一-龥、和]{2,30}?)等(?:有关|相关)?(?:单位|部门)/,
  new RegExp(
    `(?:^|[，。；、：）（])(${unitList})(?:等(?:单位|部门)?)?(?:要)?(?:积极|密切|做好|共同|按职责|予以|具体)?(?:配合|协助|参与|协办)`,
  ),
  new RegExp(`，(${unitList})(?:要)?(?:具体|全程|同步)?(?:负责|跟踪|做好|落实|保障)`),
];

/** A person in charge, named by surname or name and post: 周副县长牵头, 由林知远同志负责. */
export const leaderShape =
  /(?:^|[，。；：由请])(?:由|请)?((?:[一-龥]{1,3}(?:常务副|副)?(?:县长|市长|区长|主任)|(?:分管|常务)?副(?:县长|市长|区长)|[一-龥]{2,3}同志))(?:同志)?(?:对[^，。]{1,20})?(?:总?牵头|负责|负总责|总负责|统筹|协调|挂帅|包保|调度|任组长)|(?:责任|牵头|分管|包案|包保)领导[：:]\s*([一-龥]{2,3}(?:(?:常务副|副)?县长|同志)?)/;

/** Acts that, with a day, make an order of a sentence: 6月底前完成. */
export const acts =
  /完成|办结|报送|上报|报告|提交|提请|拿出|制定|制订|出台|印发|建成|开工|竣工|投用|启动|拨付|落实|整改|销号|解决|到位|提出|形成|反馈|清零|公布|发布|恢复|通车|封顶|实现|设置|补齐|明确/;

/** Days counted from the meeting: 5个工作日内, 一周内. */
export const within =
  /(?:([\d一二两三四五六七八九十半]{1,3})(?:个)?(工作日|日|天|周|个?月|星期)(?:之)?内|(半个?月|半月)(?:之)?内)/;
