"""Labels that Chinese forms of any kind bear and that no season has a field for."""

_GENERIC = """
曾用名 籍贯 出生地 健康状况 婚姻状况 身高 体重 毕业院校 毕业学校 毕业时间 所学专业 专业 参加工作时间
工作年限 从业年限 入党时间 户口所在地 家庭住址 现住址 邮编 邮政编码 传真 电子邮箱 电子信箱 邮箱 E-mail
网址 微信 QQ 注册资本 注册资金 经营范围 企业类型 企业性质 单位性质 所属行业 资质等级 资质证书 主管部门
隶属关系 填表日期 填表时间 填报日期 申报日期 编号 序号 备注 说明 填表说明 照片 个人简历 工作简历 主要简历
学习经历 工作经历 起止时间 获奖情况 奖惩情况 荣誉 何时何地受过何种奖励 单位简介 企业简介 学习形式
培训情况 社会兼职 家庭成员 称谓 与本人关系 证明人 年度考核 考核结果 发证机关 发证日期 有效期 推荐人
推荐人姓名 介绍人 审核人 填表人 制表人 签字 签名 开户银行 账号 年营业额 年产值 营业收入 利润 纳税额
党员人数 技术人员 持证人数 求职意向 特长 爱好 主要职责 学校全称 政治表现 现任职务时间 任职时间 聘任时间
外语水平 计算机水平 科室 部门 班级 学号 学院 院系 年级 指导教师 监护人
"""
GENERIC_LABELS = tuple(_GENERIC.split())
"""Labels of Chinese forms in general that are no key of ours: they must not be taken for values."""
