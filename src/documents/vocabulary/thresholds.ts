/**
 * Nouns that a threshold qualifies: 超10亿元的项目, 100人以上的企业. The number names a class and measures
 * nothing (gold/GUIDE.md, ruling 3). Source: reports of 2003–2026.
 */
export const threshold =
  /^(?:以上)?(?:的)?(?:[一-龥“”]{0,10}?)(?:项目|企业|产业|集群|工程|园区|平台|基地|村|镇|乡镇|县|市场主体|公司|商超|单位|大户|农户|品牌|单品|产业链|线路|客商|水库|锅炉|机组|合作社|家庭农场|基金|贷款|城市|路段|景区|厂|场|纳税大户|险情|灾害|面积公园)/;
