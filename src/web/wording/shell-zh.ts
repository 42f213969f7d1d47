/** Sentences of the shell around the pages in Chinese: the menu, and what every page may have to say. */
export const shellZh = {
  'nav.menu': '菜单',
  'nav.open': '登记新件',
  'nav.compare': '计划与报告对照',
  'nav.rates': '各项比率',
  'nav.year-end': '年底交账',
  'nav.notices': '对外通知',
  'nav.group.papers': '会议与来件',
  'nav.group.account': '考核与减负',
  'nav.group.ground': '基础资料',
  'evidence.no-preview': '这种文件不能在页面上预览，请保存后打开。',
  'evidence.sound': '已核对：文件与台账登记的校验码一致。',
  'evidence.not-sound': '文件与台账登记的校验码不一致，请勿采信，并告知管理员。',
  'evidence.save': '保存到本机',
};
