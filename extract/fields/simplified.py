"""Traditional characters that the recogniser writes for simplified ones, in brush-like print and writing."""

_TRADITIONAL = (
    "級傳時證號務業員師長學歷電話聯係單稱術實國區縣鎮鄉東車開關門間馬風飛龍鳳華麗寶劉"
    "張陳楊趙吳孫許鄭謝韓馮鄧蕭葉盧蘇賈鐘譚陸閻顧龔萬錢湯賴備設檢測維護養訓練習書報請"
    "獎優創產給結經營責質資貢獻賠費買貿進運達連遠選過還邊機構標樣檔權點熱無滅災煙勞動"
    "勝勵協參雙發變壓壞處補製複見規視觀計認講讀調論談謹議識辦農醫釋鋼錄鍵鑒陽際險隊階"
    "難響頭題額類館驗體齊齡殘氣決況濟潔義總緊線緣績繼續羅聖職聲與興舉艦藝藥衛裝訂託記"
    "詢試該誠語說課諾"
    "滿極損黃們這個來會對將從樂歲當錯輕輪載轉較鄰閉隨靜項預須頻顏願飯駐騎魯鮮烏瑪蘭賓貴財賬賀購輸遲適郵釘鈴銀銅鋁鎖鐵庫爾賽廠廣應慶"
)
_SIMPLIFIED = (
    "级传时证号务业员师长学历电话联系单称术实国区县镇乡东车开关门间马风飞龙凤华丽宝刘"
    "张陈杨赵吴孙许郑谢韩冯邓萧叶卢苏贾钟谭陆阎顾龚万钱汤赖备设检测维护养训练习书报请"
    "奖优创产给结经营责质资贡献赔费买贸进运达连远选过还边机构标样档权点热无灭灾烟劳动"
    "胜励协参双发变压坏处补制复见规视观计认讲读调论谈谨议识办农医释钢录键鉴阳际险队阶"
    "难响头题额类馆验体齐龄残气决况济洁义总紧线缘绩继续罗圣职声与兴举舰艺药卫装订托记"
    "询试该诚语说课诺"
    "满极损黄们这个来会对将从乐岁当错轻轮载转较邻闭随静项预须频颜愿饭驻骑鲁鲜乌玛兰宾贵财账贺购输迟适邮钉铃银铜铝锁铁库尔赛厂广应庆"
)
_TABLE = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """The text in simplified characters, of the same length: the forms are written in no others."""
    return text.translate(_TABLE)
