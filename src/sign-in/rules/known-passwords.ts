/**
 * Passwords and words that everybody tries first, in Vietnamese and in other languages: lower case, no diacritics, no separators.
 * Put together from common knowledge (names of people and places, words of love, of offices, of sport, keyboard patterns); more
 * than the 3,000 that ASVS 6.2.4 asks for. Loaded by the pages that choose a password, by no other.
 */
const words = `
0000 000000 00000000 010101 010203 01020304 012345 0123456 0123456789 02091945 07051954 0987654321 102030 1111 111111
11111111 111222 111222333 112233 11223344 121212 123123 123321 1234 12344321 12345 123456 1234567 12345678 123456789
1234567890 123654 131313 13579 135790 147147 147258 147258369 147852 147852369 159357 159753 19051890 19081945 19701970
19711971 19721972 19731973 19741974 19751975 19761976 19771977 19781978 19791979 19801980 19811981 19821982 19831983
19841984 19851985 19861986 19871987 19881988 19891989 19901990 19911991 19921992 19931993 19941994 19951995 19961996
19971997 19981998 19991999 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 20002000 20012001 20022002 20032003 20042004 20052005
20062006 20072007 20082008 20092009 20102010 20112011 20122012 20132013 20142014 20152015 20162016 20172017 20182018
20192019 20202020 20212021 20222022 20232023 20242024 20252025 20262026 2222 222222 22222222 24680 246810 25251325
258258 30041975 321321 3333 333333 33333333 369258147 369369 4444 444444 44444444 456456 456789 5555 555555 55555555
654321 6666 666666 66666666 66668888 686868 68686868 696969 7777 777777 77777777 789123 789456 789456123 789789 8888
888888 88888888 888999 987654 987654321 999888 9999 999999 99999999 a123456 a12345678 a1b2c3 a1b2c3d4 aa12345 aa123456
aaaa aaaaaa abc123 abc1234 abc12345 abcabc abcd abcde abcdef abcxyz access access123 acer admin admin1 admin12 admin123
admin1234 admin2020 admin2021 admin2022 admin2023 admin888 adminadmin administrator agribank airforce alo123 aloalo
alolo always amanda amazon america an123 andrew android angel angels angiang anh123 anhan anhbao anhbich anhbinh
anhchau anhchi anhchiem anhchien anhcuong anhdao anhdat anhdiep anhdung anhduong anhgiang anhha anhhai anhhang anhhanh
anhhien anhhieu anhhoa anhhoai anhhong anhhue anhhung anhhungdantoc anhhuong anhhuyen anhkhanh anhkhoa anhkien anhlan
anhlien anhlinh anhloan anhlong anhly anhmai anhmanh anhminh anhmy anhnam anhnga anhngan anhnghia anhngoc anhnhan
anhnhi anhnhoem anhnhung anhoanh anhphong anhphuc anhphuong anhquan anhquang anhquyen anhquynh anhsang anhsao anhsen
anhson anhtam anhtan anhthai anhthang anhthanh anhthao anhthinh anhtho anhthu anhthuy anhtien anhtoan anhtrai anhtrang
anhtri anhtrinh anhtruc anhtrung anhtu anhtuan anhtung anhtuyen anhvan anhvinh anhvy anhxuan anhyen anhyeu anhyeuem
anna anthony anything aodai aodaivietnam aotrang apollo apple april army arsenal artist asd123 asdf asdfasdf asdzxc
ashley asshole assistant asus athena audi august aulac aunhac austin australia autumn avengers baby babyboy babygirl
bacgiang bacha bacho bacho1905 bachocung bachohochiminh backan backdoor baclieu bacninh bacsi badboy badgirl bame
banana banbe bandantoc bangiang bangioc bangoai bangtuyet banhang banhchung banhcuon banhgio banhmi banhtrung banoi
banphim banthan banthanmen bantoi bantot banviet bao123 baoan baoanh baobich baobinh baochau baochi baochien baocuong
baodao baodat baodiep baodung baoduong baogiang baoha baohai baohang baohanh baohien baohieu baohoa baohoai baohong
baohue baohung baohuong baohuyen baokhanh baokhoa baokien baolac baolam baolan baolien baolinh baoloan baolong baoly
baomai baomanh baominh baomy baonam baonga baongan baonghia baongoc baonhan baonhi baonhung baooanh baophong baophuc
baophuong baoquan baoquang baoquyen baoquynh baosen baoson baotam baotan baothai baothang baothanh baothao baothinh
baotho baothu baothuy baotien baotoan baotrang baotri baotrinh baotruc baotrung baotu baotuan baotung baotuyen baovan
baovinh baovy baoxuan baoyen barbara barcelona baria bariavungtau baseball basketball batman batrieu bautroi baycau
bayern bayvi bbbb beach bear beatles bebi bebo bebong beckham becuc bedroom behien bemin ben10 bena benhvien bentre
berlin betom betty beyeu beyonce biahoi bich bich123 bichan bichanh bichbao bichbinh bichchau bichchi bichchien
bichcuong bichdao bichdat bichdiep bichdung bichduong bichgiang bichha bichhai bichhang bichhanh bichhien bichhieu
bichhoa bichhoai bichhong bichhue bichhung bichhuong bichhuyen bichkhanh bichkhoa bichkien bichlan bichlien bichlinh
bichloan bichlong bichly bichmai bichmanh bichminh bichmy bichnam bichnga bichngan bichnghia bichngoc bichnhan bichnhi
bichnhung bichoanh bichphong bichphuc bichphuong bichquan bichquang bichquyen bichquynh bichsen bichson bichtam bichtan
bichthai bichthang bichthanh bichthao bichthinh bichtho bichthu bichthuy bichtien bichtoan bichtrang bichtri bichtrinh
bichtruc bichtrung bichtu bichtuan bichtung bichtuyen bichvan bichvinh bichvy bichxuan bichyen bidv bien bienphong
bienxanh bigbang binh binh123 binhdinh binhduong binhphuoc binhthuan birthday bitch bitcoin bkav blackpink blessed
bocau bodoi bome bongbong bongchuyen bongda bongdavietnam bongro boss boston boyeu boyeucon brandon brazil bread brian
brother bulls bullshit bunbo buncha buncham bunny buoichieu buoisang buoitoi buon buonban buonmathuot buonqua burger
business butter butterfly caheo cailuong california callofduty camaro camau camera camon camonban camonem camonme
canada canbo candy canhsat canngheo cantho caolanh caphe caphedenda caphesua captain carol cash casi casivietnam
catuong caulong chaiyo cham chamchi chamhoc chamngoan champion chandoi chang change changeme changtrai chanqua chaoban
chaobuoisang charlie charlie1 chau chau123 cheese chelsea cherry chevrolet chi123 chibo chicago chicken chiem chien
chien123 chiendau chienthang chigai chimen chimse china chinhphu chinhquyen chinhquyendientu chobien chocolate chong
chongyeu chophien christ christmas chucmung chucmungnammoi chucmungsinhnhat chucngungon chungthuy chuyendoiso
chuyenvien cisco city client cobac cobacvui coban cobra coconut codon codovang coffee cogai cogainho college company
computer comtam conan condao congai congan conganh congbao congbich congbinh congchau congchi congchien congchua
congchuc congcuong congdao congdat congdiep congdoan congdung congduong conggiang congha conghai conghang conghanh
conghien conghieu conghoa conghoai conghong conghue conghung conghuong conghuyen congkhanh congkhoa congkien conglan
conglien conglinh congloan conglong congly congmai congmanh congminh congmy congnam congnga congngan congnghe
congnghethongtin congnghia congngoc congnhan congnhi congnhung congoanh congphong congphuc congphuong congquan
congquang congquyen congquynh congsen congson congtam congtan congthai congthang congthanh congthao congthinh congtho
congthu congthuong congthuy congtien congtoan congtrang congtri congtrinh congtruc congtrung congtu congtuan congtung
congtuyen congty congtytnhh congvan congvinh congvy congxuan congyen conha conhe connhe contrai conyeu conyeubo
conyeume cookie cookies corvette cosodulieu counter country cowboy cowboys crazy crypto crystal csdl csgo cuahang
cuahieu cuaso cuncon cung cunghoc cunghocnhau cungyeu cunyeu cuocsong cuocsongmoi cuoilen cuong cuong123 customer
cuuchienbinh cuulong dainam daisy daklak daknong dakto dalat dallas damvinhhung danang dancer dang dangbo dangcongsan
dangky dangnhap dangvien danhbai daniel dantocthieu dantocthieuso dantri dao123 daotao dat123 database dautu dautuong
david december default dell demo designer desktop developer diablo diachinh diamond dienbien dienbienphu dienthoai diep
diep123 dinh dinhan dinhanh dinhbao dinhbich dinhbinh dinhchau dinhchi dinhchien dinhcuong dinhdao dinhdat dinhdiep
dinhdung dinhduong dinhgiang dinhha dinhhai dinhhang dinhhanh dinhhien dinhhieu dinhhoa dinhhoai dinhhong dinhhue
dinhhung dinhhuong dinhhuyen dinhkhanh dinhkhoa dinhkien dinhlan dinhlien dinhlinh dinhloan dinhlong dinhly dinhmai
dinhmanh dinhminh dinhmy dinhnam dinhnga dinhngan dinhnghia dinhngoc dinhnhan dinhnhi dinhnhung dinhoanh dinhphong
dinhphuc dinhphuong dinhquan dinhquang dinhquyen dinhquynh dinhsen dinhson dinhtam dinhtan dinhthai dinhthang dinhthanh
dinhthao dinhthinh dinhtho dinhthu dinhthuy dinhtien dinhtoan dinhtrang dinhtri dinhtrinh dinhtruc dinhtrung dinhtu
dinhtuan dinhtung dinhtuyen dinhvan dinhvinh dinhvy dinhxuan dinhyen director doanhnghiep doanket doanthanhnien
doanvanhau doanvien docker doclap doclaptudohanhphuc doctor doggy dollar dolphin dong dongbao dongda dongduong donghoi
dongkhe dongnai dongque dongruong dongsong dongthap donna door doraemon dota dragon dragon1 driver drummer ducan ducanh
ducati ducbao ducbich ducbinh ducchau ducchi ducchien duccuong ducdao ducdat ducdiep ducdung ducduong ducgiang ducha
duchai duchang duchanh duchien duchieu duchoa duchoai duchong duchue duchung duchuong duchuyen duck duckhanh duckhoa
duckien duclan duclien duclinh ducloan duclong ducly ducmai ducmanh ducminh ducmy ducnam ducnga ducngan ducnghia
ducngoc ducnhan ducnhi ducnhung ducoanh ducphong ducphuc ducphuong ducquan ducquang ducquyen ducquynh ducsen ducson
ductam ductan ducthai ducthang ducthanh ducthao ducthinh ductho ducthu ducthuy ductien ductoan ductrang ductri ductrinh
ductruc ductrung ductu ductuan ductung ductuyen ducvan ducvinh ducvy ducxuan ducyen dulieu dung dung123 dungcam dungsi
duong duong123 duymanh eagle eagles earth elephant elizabeth elvis embe emgai emily eminem emnhoanh employee emtrai
emyeu emyeuanh energy engine engineer england ethereum everything excel facebook faith falcon family fansipan father
february ferrari fire florida flower flowers football football1 ford forest forever fortnite france freedom freefire
friday friend friends frodo frog fuckoff fuckyou gacon galaxy gamer gandalf gaonep garden garena gaugau general george
germany giaan giaanh giabao giabich giabinh giachau giachi giachien giacuong giadao giadat giadiep giadinh giadinhtoi
giadinhyeuthuong giadung giaduong giagiang giaha giahai giahang giahanh giahien giahieu giahoa giahoai giahong giahue
giahung giahuong giahuyen giaiphong giakhanh giakhoa giakien gialai gialan gialien gialinh gialoan gialong gialy giamai
giamanh giamdoc giaminh giamngheo giamy gianam giang giang123 gianga giangan gianghia giangoc giangsinh giangvien
gianhan gianhi gianhung giaoanh giaoduc giaothong giaovien giaphong giaphuc giaphuong giaquan giaquang giaquyen
giaquynh giarai giasen giason giatam giatan giathai giathang giathanh giathao giathinh giatho giathu giathuy giatien
giatoan giatrang giatri giatrinh giatruc giatrung giatu giatuan giatung giatuyen giauco giaucosang giausang giavan
giavinh giavy giaxuan giay giayen ginger giobien gionui giraffe github gmail godisgood goku gold golden golf golfer
goodboy goodbye goodgirl goodluck goodmorning goodnight google guest guest123 guitar guitarist ha123 hacker hacker123
hades hagiang haha hai123 haian haianh haibao haibatrung haibich haibinh haichau haichi haichien haicuong haidao haidat
haidiep haidung haiduong haigiang haiha haihang haihanh haihien haihieu haihoa haihoai haihong haihue haihung haihuong
haihuyen haikhanh haikhoa haikien hailan hailien hailinh hailoan hailong haily haimai haimanh haiminh haimy hainam
hainga haingan hainghia haingoc hainhan hainhi hainhung haioanh haiphong haiphuc haiphuong haiquan haiquang haiquyen
haiquynh haisen haison haitam haitan haithai haithang haithanh haithao haithinh haitho haithu haithuy haitien haitoan
haitrang haitri haitrinh haitruc haitrung haitu haituan haitung haituyen haivan haivinh haivy haixuan haiyen halang
halong hanam hang hang123 hangpacbo hanh hanh123 hanhphuc hanhphucbennhau hanhphuctoi hannah hanoi hanoimuathu hanoitoi
happiness happy haquang harley hasquang hatde hatdetrungkhanh hatinh haugiang hawk heaven hehe helen hello hello1
hello123 hellokitty helloworld heocon hera hermes hethong hichic hien hien123 hieu hieu123 hihi hihihaha hmong hoa123
hoaan hoaban hoabanvai hoabinh hoacuc hoadao hoahong hoahue hoai hoai123 hoailinh hoalan hoamai hoang hoangde hoangtu
hoasen hoasim hoasua hoatrang hobbit hochiminh hochiminhcity hockey hocsinh hocsinhgioi hoctap hoctot hoctro hoctroyeu
hoian hoidong hoidongnhandan hoiphunu hokhau holiday home homesweethome homnay homqua honda honey hong hong123 hongan
honganh hongbao hongbich hongbinh hongchau hongchi hongchien hongcuong hongdao hongdat hongdiep hongdung hongduong
honggiang hongha honghai honghang honghanh hongheo honghien honghieu honghoa honghoai honghue honghung honghuong
honghuyen hongkhanh hongkhoa hongkien honglan honglien honglinh hongloan honglong hongly hongmai hongmanh hongminh
hongmy hongnam hongnga hongngan hongnghia hongngoc hongnhan hongnhi hongnhung hongoanh hongphong hongphuc hongphuong
hongquan hongquang hongquyen hongquynh hongsen hongson hongtam hongtan hongthai hongthang hongthanh hongthao hongthinh
hongtho hongthu hongthuy hongtien hongtoan hongtrang hongtri hongtrinh hongtruc hongtrung hongtu hongtuan hongtung
hongtuyen hongvan hongvinh hongvy hongxuan hongyen hoptacxa hoquynhhuong horse hotboy hotgirl hothanghen hotich hotmail
house huawei hue123 huhu hulk hung hung123 hungdung hungvuong hungyen huong huong123 huongduong huongsen huuan huuanh
huubao huubich huubinh huuchau huuchi huuchien huucuong huudao huudat huudiep huudung huuduong huugiang huuha huuhai
huuhang huuhanh huuhien huuhieu huuhoa huuhoai huuhong huuhue huuhung huuhuong huuhuyen huukhanh huukhoa huukien huulan
huulien huulinh huuloan huulong huuly huumai huumanh huuminh huumy huunam huunga huungan huunghia huungoc huunhan
huunhi huunhung huuoanh huuphong huuphuc huuphuong huuquan huuquang huuquyen huuquynh huusen huuson huutam huutan
huuthai huuthang huuthanh huuthao huuthinh huutho huuthu huuthuy huutien huutoan huutrang huutri huutrinh huutruc
huutrung huutu huutuan huutung huutuyen huuvan huuvinh huuvy huuxuan huuyen huyen huyen123 huynh idiot iloveher
ilovehim ilovejesus iloveu iloveyou iloveyou1 iloveyou2 india instagram intel internet iphone ironman island italy
jackson james january japan jason jennifer jessica jesus john jordan jordan23 joseph joshua july june jupiter justin
justinbieber juventus karen kehoach keke kekeke kenh14 ketoan kevin keyboard khachhang khanh khanh123 khanhan khanhanh
khanhbao khanhbich khanhbinh khanhchau khanhchi khanhchien khanhcuong khanhdao khanhdat khanhdiep khanhdung khanhduong
khanhgiang khanhha khanhhai khanhhang khanhhanh khanhhien khanhhieu khanhhoa khanhhoai khanhhong khanhhue khanhhung
khanhhuong khanhhuyen khanhkhoa khanhkien khanhlan khanhlien khanhlinh khanhloan khanhlong khanhly khanhmai khanhmanh
khanhminh khanhmy khanhnam khanhnga khanhngan khanhnghia khanhngoc khanhnhan khanhnhi khanhnhung khanhoanh khanhphong
khanhphuc khanhphuong khanhquan khanhquang khanhquyen khanhquynh khanhsen khanhson khanhtam khanhtan khanhthai
khanhthang khanhthanh khanhthao khanhthinh khanhtho khanhthu khanhthuy khanhtien khanhtoan khanhtrang khanhtri
khanhtrinh khanhtruc khanhtrung khanhtu khanhtuan khanhtung khanhtuyen khanhvan khanhvinh khanhvy khanhxuan khanhyen
khauvai khmer khoa khoa123 khoahoc khoai khobac khongbiet khongco khongcomatkhau khongnho kiemsat kiemtra kien kien123
kiengiang killer killer1 kiman kimanh kimbao kimbich kimbinh kimchau kimchi kimchien kimcuong kimdao kimdat kimdiep
kimdong kimdung kimduong kimgiang kimha kimhai kimhang kimhanh kimhien kimhieu kimhoa kimhoai kimhong kimhue kimhung
kimhuong kimhuyen kimkhanh kimkhoa kimkien kimlan kimlien kimlinh kimloan kimlong kimly kimmai kimmanh kimminh kimmy
kimnam kimnga kimngan kimnghia kimngoc kimnhan kimnhi kimnhung kimoanh kimphong kimphuc kimphuong kimquan kimquang
kimquyen kimquynh kimsen kimson kimtam kimtan kimthai kimthang kimthanh kimthao kimthinh kimtho kimthu kimthuy kimtien
kimtoan kimtrang kimtri kimtrinh kimtruc kimtrung kimtu kimtuan kimtung kimtuyen kimvan kimvinh kimvy kimxuan kimyen
king kinh kinhdoanh kitchen kitten kitty knight koala kontum korea kyniem kyuc kyuctuoitho laichau lakers lamdong
lamtruong lan123 lang langque langson langtoi lanhdao laocai laodong lapsuong laptop laura lawyer leagueoflegends lelai
leloi lemon lenovo letmein letmein1 lien lien123 lienquan lienquanmobile lightning lily linda linh linh123 linux lion
lisa liverpool lkjhg loan loan123 locphat loctho login logon loihua loinoi loki lolo london long long123 longan lonon
lonquay loser love love123 lovely loveme lover loveyou luagao lualuong lucky luigi ly123 lythaito lythuongkiet madison
madonna magic mai123 mailayeuem maimai maimaibennhau maimaiyeuem major manager manchester mang mangnoibo mango manh
manh123 manunited manutd march maria marine mario mars master master1 masterkey matdat matdattinh matkhau matkhau1
matkhau123 matkhau1234 matkhaucu matkhaumanh matkhaumoi matma matmakhau matran matrix matthew mattran mattrang mattroi
maybe mayhong mayin maytinh maytrang mayvitinh mazda mbbank melissa member meocon meomeo mercedes mercury merlin messi
metal metallica metqua mexico meyeu meyeucon michael michael1 michaeljackson michelle microsoft midnight miendong
miennui milan milk minecraft minh minh123 minhan minhanh minhbao minhbich minhbinh minhchau minhchi minhchien minhcuong
minhdao minhdat minhdiep minhdung minhduong minhgiang minhha minhhai minhhang minhhanh minhhien minhhieu minhhoa
minhhoai minhhong minhhue minhhung minhhuong minhhuyen minhkhanh minhkhoa minhkien minhlan minhlien minhlinh minhloan
minhlong minhly minhmai minhmanh minhmy minhnam minhnga minhngan minhnghia minhngoc minhnhan minhnhi minhnhung minhoanh
minhphong minhphuc minhphuong minhquan minhquang minhquyen minhquynh minhsen minhson minhtam minhtan minhthai minhthang
minhthanh minhthao minhthinh minhtho minhthu minhthuy minhtien minhtoan minhtrang minhtri minhtrinh minhtruc minhtrung
minhtu minhtuan minhtung minhtuyen minhvan minhvinh minhvy minhxuan minhyen mnbvc mobifone mobile moitruong monday
money moneymoney mong mongodb monitor monkey monkey1 moon morning mother motor mountain mouse muaban muabui muadong
muaha muathu muaxuan muaxuanmoi muine muong music mustang my123 myan myanh mybao mybich mybinh mychau mychi mychien
mycuong mydao mydat mydiep mydung myduong mygiang myha myhai myhang myhanh myhien myhieu myhoa myhoai myhong myhue
myhung myhuong myhuyen mykhanh mykhoa mykien mylan mylien mylinh myloan mylong myly mymai mymanh myminh mynam mynga
myngan mynghia myngoc mynhan mynhi mynhung myoanh mypass mypassword myphong myphuc myphuong myquan myquang myquyen
myquynh mysen myson mysql mytam mytan mythai mythang mythanh mythao mythinh mytho mythu mythuy mytien mytoan mytrang
mytri mytrinh mytruc mytrung mytu mytuan mytung mytuyen myvan myvinh myvy myxuan myyen nam123 namdinh nammoi nancy nang
nangmai nangvang naruto navy neptune netflix network never newpass newpassword newyear newyork neymar nga123 ngan
ngan123 nganhang ngaymai ngaythang nghe nghean ngheo nghia nghia123 ngoaivu ngoc ngoc123 ngocan ngocanh ngocbao
ngocbich ngocbinh ngocchau ngocchi ngocchien ngoccuong ngocdao ngocdat ngocdiep ngocdung ngocduong ngocgiang ngocha
ngochai ngochang ngochanh ngochien ngochieu ngochoa ngochoai ngochong ngochue ngochung ngochuong ngochuyen ngockhanh
ngockhoa ngockien ngoclan ngoclien ngoclinh ngocloan ngoclong ngocly ngocmai ngocmanh ngocminh ngocmy ngocnam ngocnga
ngocngan ngocnghia ngocnhan ngocnhi ngocnhung ngocoanh ngocphong ngocphuc ngocphuong ngocquan ngocquang ngocquyen
ngocquynh ngocsen ngocson ngoctam ngoctan ngocthai ngocthang ngocthanh ngocthao ngocthinh ngoctho ngocthu ngocthuy
ngoctien ngoctoan ngoctrang ngoctri ngoctrinh ngoctruc ngoctrung ngoctu ngoctuan ngoctung ngoctuyen ngocvan ngocvinh
ngocvy ngocxuan ngocyen ngoinha ngoisao ngoisaonho nguoidung nguoila nguoitinh nguoiviet nguoivietnam nguoiyeu
nguoiyeucu nguomngao nguyen nguyenbinh nguyenhue nguyentrai nhactre nhacvang nhadep nhamay nhaminh nhan nhan123 nhandan
nhasan nhatoi nhatrang nhi123 nhidong nhung nhung123 nicole night ninhbinh ninhthuan ninja ninjarua nintendo nirvana
noivu nokia nong nongdan nongnghiep nongthon nongthonmoi nonla nonlahue nonnuoc noob nooblord noodle nopassword nothing
november nucuoi nuhoang nuicacmac nuinon nuirung nung nungnung nurse nvidia oanh oanh123 ocean october odin office
office123 oitroioi oldpassword olivia onepiece ongba ongngoai ongnoi open opensesame oppo oracle orange orchid outlook
p4ssword pacbo packers panda panther paris parkhangseo pass pass1 pass12 pass123 pass1234 passcode passpass passw0rd
passwd password password1 password12 password123 patricia paypal peace peach pearl pepper pham phan phandinhphung
phanmem phatloc phattai phiaden phianhac phiaoac phien phobban phobo phoenix phogiamdoc phone phong phong123
phongdantoc phongnha phophong phuc phuc123 phuchoa phucloc phucloctho phuclocto phunu phuong phuong123 phuongan
phuonganh phuongbao phuongbich phuongbinh phuongchau phuongchi phuongchien phuongcuong phuongdao phuongdat phuongdiep
phuongdung phuongduong phuonggiang phuongha phuonghai phuonghang phuonghanh phuonghien phuonghieu phuonghoa phuonghoai
phuonghoang phuonghong phuonghue phuonghung phuonghuong phuonghuyen phuongkhanh phuongkhoa phuongkien phuonglan
phuonglien phuonglinh phuongloan phuonglong phuongly phuongmai phuongmanh phuongminh phuongmy phuongnam phuongnga
phuongngan phuongnghia phuongngoc phuongnhan phuongnhi phuongnhung phuongoanh phuongphong phuongphuc phuongquan
phuongquang phuongquyen phuongquynh phuongsen phuongson phuongtam phuongtan phuongthai phuongthang phuongthanh
phuongthao phuongthinh phuongtho phuongthu phuongthuy phuongtien phuongtoan phuongtrang phuongtri phuongtrinh
phuongtruc phuongtrung phuongtu phuongtuan phuongtung phuongtuyen phuongvan phuongvinh phuongvy phuongxuan phuongyen
phuquoc phutho phuyen piano pikachu pilot pineapple pirate pizza planet playboy player player1 playstation please
pleiku poiuy pokemon police pony porsche poseidon postgres postgresql power president prince princess princess1 printer
private professor programmer pubg public puppy pw123456 q1w2e3 q1w2e3r4 q1w2e3r4t5 qazwsx qazwsxedc quan quan123
quandoi quang quang123 quangbinh quanghai quanghai19 quanghoa quangnam quangngai quangninh quangtri quangtrung
quanguyen quantri quantrivien quay queen quehuong quehuongtoi queme quengoai quenha quenmatkhau quenoi quetoi quocan
quocanh quocbao quocbich quocbinh quocchau quocchi quocchien quoccuong quocdao quocdat quocdiep quocdung quocduong
quocgiang quocha quochai quochang quochanh quochien quochieu quochoa quochoai quochong quochue quochung quochuong
quochuyen quockhanh quockhoa quockien quoclan quoclien quoclinh quocloan quoclong quocly quocmai quocmanh quocminh
quocmy quocnam quocnga quocngan quocnghia quocngoc quocnhan quocnhi quocnhung quocoanh quocphong quocphuc quocphuong
quocquan quocquang quocquyen quocquynh quocsen quocson quoctam quoctan quocthai quocthang quocthanh quocthao quocthinh
quoctho quocthu quocthuy quoctien quoctoan quoctrang quoctri quoctrinh quoctruc quoctrung quoctu quoctuan quoctung
quoctuyen quocvan quocvinh quocvy quocxuan quocyen quyen quyen123 quyetchien quyettam quyetthang quynh quynh123 quynhan
quynhanh quynhbao quynhbich quynhbinh quynhchau quynhchi quynhchien quynhcuong quynhdao quynhdat quynhdiep quynhdung
quynhduong quynhgiang quynhha quynhhai quynhhang quynhhanh quynhhien quynhhieu quynhhoa quynhhoai quynhhong quynhhue
quynhhung quynhhuong quynhhuyen quynhkhanh quynhkhoa quynhkien quynhlan quynhlien quynhlinh quynhloan quynhlong quynhly
quynhmai quynhmanh quynhminh quynhmy quynhnam quynhnga quynhngan quynhnghia quynhngoc quynhnhan quynhnhi quynhnhung
quynhoanh quynhphong quynhphuc quynhphuong quynhquan quynhquang quynhquyen quynhsen quynhson quynhtam quynhtan
quynhthai quynhthang quynhthanh quynhthao quynhthinh quynhtho quynhthu quynhthuy quynhtien quynhtoan quynhtrang
quynhtri quynhtrinh quynhtruc quynhtrung quynhtu quynhtuan quynhtung quynhtuyen quynhvan quynhvinh quynhvy quynhxuan
quynhyen qwaszx qwe123 qweasd qweasdzxc qwer qwerqwer qwerty1 qwerty12 qwerty123 rabbit rachel rachgia racing radio
rainbow realmadrid rebecca redis richard rihanna river robert roblox rock rocket ronaldo rong rongvang rooney root
root123 rose roses router rung rungnui ruonglua ruou ruougao ruoutao russia ruth sadec safety saigon saigondep samantha
samsung samurai sanchay sanchi sandan sandra saovang sapa sarah sasuke saturday saturn school scorpion secret secret1
secret123 secretary secure security sen123 sentrang september server service sexy sexygirl shadow shadow1 shark sharon
shit sieunhan sieuquay signin silver singer sinhnhat sinhnhatvuive sinhvien sister smile snake snow snsd soccer
soctrang sodantoc sodantoctongiao soldier something son123 songbang songbangiang songcuu songda songgam songgio
songhong songhuong songlo songnuoc sonhong sonic sonla sontung sontungmtp sony sophia sorry spain spider spiderman
spotify spring star starcraft stars starwars steelers steven storm strawberry strike strong student stupid suca success
suckhoe sugar summer sunday sunflower sunshine sunshine1 suoilenin superman superman1 support susan sushi suzuki system
taichinh taikhoan tailoc tainguyen tam123 tan123 tanan tasa taylor taylorswift tayninh teacher techcombank telephone
television temp temp123 temporary tennis test test1 test12 test123 test1234 tester testing tetden tetnguyendan
tettrungthu texas thachan thai thai123 thaibinh thainguyen thang thang123 thangchap thanggieng thanghen thangmot thanh
thanh123 thanhan thanhanh thanhbao thanhbich thanhbinh thanhchau thanhchi thanhchien thanhcong thanhcuong thanhdao
thanhdat thanhdiep thanhdung thanhduong thanhgiang thanhgiong thanhha thanhhai thanhhang thanhhanh thanhhien thanhhieu
thanhhoa thanhhoai thanhhong thanhhue thanhhung thanhhuong thanhhuyen thanhkhanh thanhkhoa thanhkien thanhlan thanhlien
thanhlinh thanhloan thanhlong thanhly thanhmai thanhmanh thanhminh thanhmy thanhnam thanhnga thanhngan thanhnghia
thanhngoc thanhnhan thanhnhi thanhnhung thanhnien thanhnienonline thanhoanh thanhphong thanhphuc thanhphuong thanhquan
thanhquang thanhquyen thanhquynh thanhsen thanhson thanhtam thanhtan thanhthai thanhthang thanhthao thanhthinh thanhtho
thanhthu thanhthuy thanhtien thanhtoan thanhtra thanhtrang thanhtri thanhtrinh thanhtruc thanhtrung thanhtu thanhtuan
thanhtung thanhtuyen thanhvan thanhvinh thanhvy thanhxuan thanhyen thanks thankyou thanthien thao thao123 thepassword
thian thianh thibao thibich thibinh thichau thichi thichien thicuong thidao thidat thidiep thidung thiduong thiennga
thiensu thientai thienthan thieunien thigiang thiha thihai thihang thihanh thihien thihieu thihoa thihoai thihong
thihue thihung thihuong thihuyen thikhanh thikhoa thikien thilan thilien thilinh thiloan thilong thily thimai thimanh
thiminh thimy thinam thinga thingan thinghia thingoc thinh thinh123 thinhan thinhi thinhung thioanh thiphong thiphuc
thiphuong thiquan thiquang thiquyen thiquynh thisen thison thitam thitan thithai thithang thithanh thithao thithinh
thitho thithu thithuy thitien thitlon thitnuong thitoan thitrang thitri thitrinh thitruc thitrung thitruong thitu
thituan thitung thituyen thivan thivinh thivy thixuan thiyen tho123 thoigian thoigiantroi thomas thonban thongke
thongnhat thongnong thongtin thonnong thonxom thor thu123 thuan thuanh thuathienhue thubao thubich thubinh thuchau
thuchi thuchien thucuong thudao thudat thudiep thudo thudohanoi thudung thuduong thue thuevu thugiang thuha thuhai
thuhang thuhanh thuhien thuhieu thuhoa thuhoai thuhong thuhue thuhung thuhuong thuhuyen thukhanh thukhoa thukien thuky
thulan thulien thulinh thuloan thulong thuly thumai thumanh thuminh thumy thunam thunder thunga thungan thunghia
thungoc thunhan thunhi thunhung thuoanh thuongbinh thuphong thuphuc thuphuong thuquan thuquang thuquy thuquyen thuquynh
thursday thusen thuson thutam thutan thuthai thuthang thuthanh thuthao thuthinh thutho thuthuy thutien thutoan thutrang
thutri thutrinh thutruc thutrung thutu thutuan thutung thutuyen thuvan thuvinh thuvy thuxuan thuy thuy123 thuyan
thuyanh thuybao thuybich thuybinh thuychau thuychi thuychien thuychung thuycuong thuydao thuydat thuydiep thuydung
thuyduong thuyen thuygiang thuyha thuyhai thuyhang thuyhanh thuyhien thuyhieu thuyhoa thuyhoai thuyhong thuyhue
thuyhung thuyhuong thuyhuyen thuykhanh thuykhoa thuykien thuylan thuylien thuylinh thuyloan thuylong thuyly thuymai
thuymanh thuyminh thuymy thuynam thuynga thuyngan thuynghia thuyngoc thuynhan thuynhi thuynhung thuyoanh thuyphong
thuyphuc thuyphuong thuyquan thuyquang thuyquyen thuyquynh thuysen thuyson thuytam thuytan thuythai thuythang thuythanh
thuythao thuythinh thuytho thuythu thuytien thuytoan thuytrang thuytri thuytrinh thuytruc thuytrung thuytu thuytuan
thuytung thuytuyen thuyvan thuyvinh thuyvy thuyxuan thuyyen tien tien123 tienbac tiengiang tienlen tienlenmiennam
tienlinh tienvang tiger tiktok tinhban tinhbanyeu tinhdau tinhoc tinhtuc tinhyeu tinhyeudoi tinnguong toaan toan
toan123 toandan tocongtac toiyeucaobang toiyeuem toiyeuvietnam tokhu tokyo tongiao toor toquoc toyota tphcm tracolinh
trada tralinh tran trang trang123 tranhungdao tranphu tranthanh trau travel travinh traxanh tri123 trieu trinh trinh123
troioi troioila truc truc123 trung trung123 trungkhanh trungthu trungvuong truongban truonghoc truongphong trustno1
tu123 tuan tuan123 tuanan tuananh tuanbao tuanbich tuanbinh tuanchau tuanchi tuanchien tuancuong tuandao tuandat
tuandiep tuandung tuanduong tuangiang tuanha tuanhai tuanhang tuanhanh tuanhien tuanhieu tuanhoa tuanhoai tuanhong
tuanhue tuanhung tuanhuong tuanhuyen tuankhanh tuankhoa tuankien tuanlan tuanlien tuanlinh tuanloan tuanlong tuanly
tuanmai tuanmanh tuanminh tuanmy tuannam tuannga tuanngan tuannghia tuanngoc tuannhan tuannhi tuannhung tuanoanh
tuanphong tuanphuc tuanphuong tuanquan tuanquang tuanquyen tuanquynh tuansen tuanson tuantam tuantan tuanthai tuanthang
tuanthanh tuanthao tuanthinh tuantho tuanthu tuanthuy tuantien tuantoan tuantrang tuantri tuantrinh tuantruc tuantrung
tuantu tuantung tuantuyen tuanvan tuanvinh tuanvy tuanxuan tuanyen tudo tuesday tulip tung tung123 tuoihoctro tuoihong
tuoitho tuoitre tuongtro tuphap turbo turkey turtle tuyen tuyen123 tuyenquang tuyet tuyettrang twice twitter ubuntu
universe university unlock user user123 username uyban uybannhandan vacation van123 vanan vananh vanbao vanbich vanbinh
vanchau vanchi vanchien vancuong vandao vandat vandiep vandung vanduong vangbac vangiang vanha vanhai vanhang vanhanh
vanhien vanhieu vanhoa vanhoai vanhoaxahoi vanhong vanhue vanhung vanhuong vanhuyen vankhanh vankhoa vankien vanlam
vanlan vanlien vanlinh vanloan vanlong vanly vanmai vanmanh vanminh vanmy vannam vannga vanngan vannghia vanngoc
vannhan vannhi vannhung vanoanh vanphong vanphuc vanphuong vanquan vanquang vanquyen vanquynh vansen vanson vantai
vantam vantan vanthai vanthang vanthanh vanthao vanthinh vantho vanthu vanthuy vantien vantoan vantrang vantri vantrinh
vantruc vantrung vantu vantuan vantung vantuyen vanvinh vanvy vanxuan vanyen vegeta venus victoria vienchuc vienkiemsat
vietcombank vietinbank vietnam vietnam2016 vietnam2017 vietnam2018 vietnam2019 vietnam2020 vietnam2021 vietnam2022
vietnam2023 vietnam2024 vietnam2025 vietnam2026 vietnamoi vietnamque vietnamtoiyeu vietnamvodich viettel viettri
village vinamilk vinaphone vinfast vingroup vinh vinh123 vinhhalong vinhlong vinhphuc vinhyen visitor vitcon vitquay
vitquay7vi vnexpress vnpt vochong vodich volam volamtruyenky vonguyengiap voyeu vtv1 vtv3 vuadinh vuicuoi vuive
vuivenhe vungcao vungsau vungtau vungxa vy123 warcraft warrior water watermelon wednesday welcome welcome1 welcome123
welcome2020 welcome2021 welcome2022 welcome2023 whale whatever william wind window windows windows10 windows11
windowsxp winner winter wizard wolf wonderwoman worker world xahoi xahoihoc xaydung xbox xiaomi xinchao xinchaoban
xinchaovietnam xinloi xinloianh xinloiem xoadoigiamngheo xoangheo xoinep xuan xuan123 xuanan xuananh xuanbao xuanbich
xuanbinh xuanchau xuanchi xuanchien xuancuong xuandao xuandat xuandiep xuandung xuanduong xuangiang xuanha xuanhai
xuanhang xuanhanh xuanhathudong xuanhien xuanhieu xuanhoa xuanhoai xuanhong xuanhue xuanhung xuanhuong xuanhuyen
xuankhanh xuankhoa xuankien xuanlan xuanlien xuanlinh xuanloan xuanlong xuanly xuanmai xuanmanh xuanminh xuanmy xuannam
xuannga xuanngan xuannghia xuanngoc xuannhan xuannhi xuannhung xuanoanh xuanphong xuanphuc xuanphuong xuanquan
xuanquang xuanquyen xuanquynh xuansen xuanson xuantam xuantan xuanthai xuanthang xuanthanh xuanthao xuanthinh xuantho
xuanthu xuanthuy xuantien xuantoan xuantrang xuantri xuantrinh xuantruc xuantrung xuantruong xuantu xuantuan xuantung
xuantuyen xuanvan xuanvinh xuanvy xuanyen xxxx xxxxxx yahoo yamaha yankee yen123 yenbai yeuanh yeuanhnhieu yeubo
yeuconnhieu yeuem yeuemnhieu yeugiadinh yeumaimai yeume yeunuoc yeuthuong yeuthuongnhau yourpassword youtube zalo
zaq12wsx zaqwsx zaqxsw zebra zelda zeus zing zingme zxc123 zxcv zxcvzxcv zzzz zzzzzz
`;

export const knownPasswords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
