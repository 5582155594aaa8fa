<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Care</name>
    <message>
        <source>Store</source>
        <translation>저장소</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>디스크 여유 공간</translation>
    </message>
    <message>
        <source>Encryption of the disk</source>
        <translation>디스크 암호화</translation>
    </message>
    <message>
        <source>Rights on files</source>
        <translation>파일 권한</translation>
    </message>
    <message>
        <source>Keys kept out of swap</source>
        <translation>키의 스왑 방지</translation>
    </message>
    <message>
        <source>No dumps of memory</source>
        <translation>메모리 덤프 금지</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>스왑</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>시계</translation>
    </message>
    <message>
        <source>Desktop’s keyring</source>
        <translation>데스크톱 열쇠고리</translation>
    </message>
    <message>
        <source>Cage of the decoder</source>
        <translation>디코더 격리</translation>
    </message>
    <message>
        <source>Folder of the models</source>
        <translation>모델 폴더</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>마지막 백업</translation>
    </message>
    <message>
        <source>Renewal of keys</source>
        <translation>키 갱신</translation>
    </message>
    <message>
        <source>Outside anchor of the log</source>
        <translation>기록의 외부 고정</translation>
    </message>
    <message>
        <source>good</source>
        <translation>좋음</translation>
    </message>
    <message>
        <source>to know</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>weaker</source>
        <translation>약함</translation>
    </message>
    <message>
        <source>needs somebody</source>
        <translation>조치 필요</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>모델: %1</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>dlib and MobileFaceNet</source>
        <translation>dlib와 MobileFaceNet</translation>
    </message>
    <message>
        <source>dlib alone</source>
        <translation>dlib만</translation>
    </message>
    <message>
        <source>dlib’s own program (reference)</source>
        <translation>dlib 자체 프로그램(기준)</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>빠름</translation>
    </message>
    <message>
        <source>accurate</source>
        <translation>정밀</translation>
    </message>
    <message>
        <source>fast: the face once</source>
        <translation>빠름: 얼굴을 한 번</translation>
    </message>
    <message>
        <source>accurate: the face and its mirror image</source>
        <translation>정밀: 얼굴과 좌우 반전상</translation>
    </message>
    <message>
        <source>32-bit numbers</source>
        <translation>32비트 수</translation>
    </message>
    <message>
        <source>16-bit numbers (bf16)</source>
        <translation>16비트 수(bf16)</translation>
    </message>
    <message>
        <source>plain distance</source>
        <translation>거리 그대로</translation>
    </message>
    <message numerus="yes">
        <source>scaled by the list, %n neighbour(s)</source>
        <translation>
            <numerusform>명단 기준 보정, 이웃 %n명</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>scaled by the cohort, %n neighbour(s)</source>
        <translation>
            <numerusform>비교 집단 기준 보정, 이웃 %n명</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>scaled by list and cohort, %n neighbour(s)</source>
        <translation>
            <numerusform>명단과 비교 집단 기준 보정, 이웃 %n명</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>networks, mode, precision</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>Erase</name>
    <message>
        <source>traveller</source>
        <translation>여행자</translation>
    </message>
    <message>
        <source>person on a list</source>
        <translation>명단에 있는 사람</translation>
    </message>
    <message>
        <source>photographs</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>small pictures</source>
        <translation>작은 사진</translation>
    </message>
    <message>
        <source>places of faces</source>
        <translation>얼굴 위치</translation>
    </message>
    <message>
        <source>quality measures</source>
        <translation>품질 측정</translation>
    </message>
    <message>
        <source>facts of capture</source>
        <translation>촬영 정보</translation>
    </message>
    <message>
        <source>manifest lines</source>
        <translation>목록 줄</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>신원</translation>
    </message>
    <message>
        <source>references of consents</source>
        <translation>동의 참조</translation>
    </message>
    <message>
        <source>groups in cohorts</source>
        <translation>코호트 집단</translation>
    </message>
    <message>
        <source>templates</source>
        <translation>템플릿</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>salts of searches</source>
        <translation>검색 솔트</translation>
    </message>
    <message>
        <source>references of holds</source>
        <translation>보존 참조</translation>
    </message>
    <message>
        <source>key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Photo sets, after their import</source>
        <translation>사진 세트 (가져온 뒤)</translation>
    </message>
    <message>
        <source>Templates of travellers: never stored</source>
        <translation>여행자 템플릿: 저장하지 않음</translation>
    </message>
    <message>
        <source>Photographs nobody was flagged by, after the last screening</source>
        <translation>해당자 없는 사진 (마지막 대조 뒤)</translation>
    </message>
    <message>
        <source>Photographs of closed cases, after the last judgement</source>
        <translation>종결된 사건의 사진 (마지막 판정 뒤)</translation>
    </message>
    <message>
        <source>Templates of cohorts, after the cohort was built</source>
        <translation>코호트 템플릿 (만든 뒤)</translation>
    </message>
    <message>
        <source>People taken off a list, after its last version with them</source>
        <translation>명단에서 빠진 사람 (마지막 판 뒤)</translation>
    </message>
    <message>
        <source>Reviewers’ notes, after the judgement</source>
        <translation>심사 메모 (판정 뒤)</translation>
    </message>
    <message>
        <source>Salts of searches, after the search</source>
        <translation>검색 솔트 (검색 뒤)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>No erasure has asked for new keys.</source>
        <translation>새 키를 요구한 삭제가 없습니다.</translation>
    </message>
    <message>
        <source>Copies of the store from before can still be opened; new keys are due by %1.</source>
        <translation>이전 사본을 아직 열 수 있습니다. 새 키 기한: %1.</translation>
    </message>
    <message>
        <source>Overdue since %1: copies of the store from before can still be opened.</source>
        <translation>%1부터 기한이 지남: 이전 사본을 아직 열 수 있습니다.</translation>
    </message>
    <message>
        <source>Keys were renewed %1: what was erased does not open in older copies either.</source>
        <translation>%1에 키를 갱신함: 삭제된 것은 이전 사본에서도 열리지 않습니다.</translation>
    </message>
    <message>
        <source>everybody of nationality %1</source>
        <translation>국적이 %1인 모든 사람</translation>
    </message>
    <message>
        <source>everybody of the photo set %1</source>
        <translation>사진 세트 %1의 모든 사람</translation>
    </message>
    <message numerus="yes">
        <source>%n people named one by one</source>
        <translation>
            <numerusform>하나씩 지정된 %n명</numerusform>
        </translation>
    </message>
    <message>
        <source>finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>not finished: run it again</source>
        <translation>끝나지 않음: 다시 실행</translation>
    </message>
    <message>
        <source>waits for a second person</source>
        <translation>두 번째 사람을 기다림</translation>
    </message>
    <message>
        <source>agreed, not run yet</source>
        <translation>동의됨, 아직 실행 전</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>반려됨</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>철회됨</translation>
    </message>
    <message>
        <source>its time is over</source>
        <translation>기한 지남</translation>
    </message>
    <message>
        <source>a legal hold stands</source>
        <translation>법적 보존 중</translation>
    </message>
    <message>
        <source>came after the order was agreed</source>
        <translation>동의 뒤에 들어옴</translation>
    </message>
    <message>
        <source>not meant by the order any more</source>
        <translation>더는 명령 대상이 아님</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Nothing was changed.</source>
        <translation>아무것도 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>What was finished before stays.</source>
        <translation>이미 끝난 부분은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>%1 could not begin: %2.</source>
        <translation>%1을(를) 시작하지 못했습니다: %2.</translation>
    </message>
    <message>
        <source>Correct the entry and try again.</source>
        <translation>입력을 고치고 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>%1 did not find something it needs: %2.</source>
        <translation>%1에 필요한 것을 찾지 못했습니다: %2.</translation>
    </message>
    <message>
        <source>Check the name or the place.</source>
        <translation>이름이나 위치를 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 was not needed or the name is taken: %2.</source>
        <translation>%1이(가) 필요 없거나 이름이 이미 쓰이고 있습니다: %2.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>다른 이름을 고르십시오.</translation>
    </message>
    <message>
        <source>%1 is not allowed: %2.</source>
        <translation>%1은(는) 허용되지 않습니다: %2.</translation>
    </message>
    <message>
        <source>Nothing was changed; a refused use stands in the log.</source>
        <translation>아무것도 바뀌지 않았으며, 거부된 사용은 기록에 남습니다.</translation>
    </message>
    <message>
        <source>Another person or role may be able to do it: change who acts at the top right.</source>
        <translation>다른 사람이나 역할이라면 할 수 있을 수 있습니다. 오른쪽 위에서 행위자를 바꾸십시오.</translation>
    </message>
    <message>
        <source>%1 did not happen because things have changed meanwhile: %2.</source>
        <translation>그사이 상태가 바뀌어 %1이(가) 이루어지지 않았습니다: %2.</translation>
    </message>
    <message>
        <source>Look at the newest state, then decide again.</source>
        <translation>최신 상태를 보고 다시 결정하십시오.</translation>
    </message>
    <message>
        <source>%1 could not read the file: %2.</source>
        <translation>%1: 파일을 읽지 못했습니다: %2.</translation>
    </message>
    <message>
        <source>Correct the file and choose it again.</source>
        <translation>파일을 고치고 다시 고르십시오.</translation>
    </message>
    <message>
        <source>%1 could not read: %2.</source>
        <translation>%1: 읽지 못했습니다: %2.</translation>
    </message>
    <message>
        <source>Check that the file or folder is there and whole.</source>
        <translation>파일이나 폴더가 온전히 있는지 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 stopped because the disk did not answer as it should: %2.</source>
        <translation>디스크가 올바르게 응답하지 않아 %1이(가) 멈추었습니다: %2.</translation>
    </message>
    <message>
        <source>Check the disk and the cable, then go on.</source>
        <translation>디스크와 케이블을 확인한 뒤 계속하십시오.</translation>
    </message>
    <message>
        <source>%1 stopped because the disk is full.</source>
        <translation>디스크가 가득 차 %1이(가) 멈추었습니다.</translation>
    </message>
    <message>
        <source>Make room on the disk, then go on where it stopped.</source>
        <translation>디스크에 공간을 만든 뒤 멈춘 곳부터 계속하십시오.</translation>
    </message>
    <message>
        <source>%1 may not read or write there: %2.</source>
        <translation>%1: 그곳을 읽거나 쓸 권한이 없습니다: %2.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask for the right to use this one.</source>
        <translation>다른 폴더를 고르거나 이 폴더의 사용 권한을 요청하십시오.</translation>
    </message>
    <message>
        <source>Another program is working in this store.</source>
        <translation>다른 프로그램이 이 저장소에서 작업하고 있습니다.</translation>
    </message>
    <message>
        <source>Close the other Consentry, or wait until its work is done.</source>
        <translation>다른 Consentry를 닫거나 그 작업이 끝날 때까지 기다리십시오.</translation>
    </message>
    <message>
        <source>This store was written by a newer Consentry.</source>
        <translation>이 저장소는 더 새로운 Consentry가 만든 것입니다.</translation>
    </message>
    <message>
        <source>It was not touched.</source>
        <translation>건드리지 않았습니다.</translation>
    </message>
    <message>
        <source>Install the newer version on this machine.</source>
        <translation>이 컴퓨터에 새 버전을 설치하십시오.</translation>
    </message>
    <message>
        <source>The store contradicts its own log: %1.</source>
        <translation>저장소가 자신의 기록과 어긋납니다: %1.</translation>
    </message>
    <message>
        <source>Nothing was repaired, so that the evidence stays.</source>
        <translation>증거가 남도록 아무것도 고치지 않았습니다.</translation>
    </message>
    <message>
        <source>Make a copy of the folder and call the auditor.</source>
        <translation>폴더를 복사해 두고 감사인을 부르십시오.</translation>
    </message>
    <message>
        <source>%1 needs the face models, and a file of them is missing: %2.</source>
        <translation>%1에 얼굴 모델이 필요한데 파일이 없습니다: %2.</translation>
    </message>
    <message>
        <source>A model file is not the one that was approved: %1.</source>
        <translation>모델 파일이 승인된 것과 다릅니다: %1.</translation>
    </message>
    <message>
        <source>No photograph was opened.</source>
        <translation>사진은 한 장도 열리지 않았습니다.</translation>
    </message>
    <message>
        <source>Remove the file and run “consentry-cli models fetch”.</source>
        <translation>파일을 지우고 “consentry-cli models fetch”를 실행하십시오.</translation>
    </message>
    <message>
        <source>%1 was cancelled.</source>
        <translation>%1이(가) 취소되었습니다.</translation>
    </message>
    <message>
        <source>Start it again to go on.</source>
        <translation>계속하려면 다시 시작하십시오.</translation>
    </message>
    <message>
        <source>%1 is not possible with this version: %2.</source>
        <translation>이 버전에서는 %1을(를) 할 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>See the guide for what this version can do.</source>
        <translation>이 버전이 할 수 있는 일은 안내서를 보십시오.</translation>
    </message>
    <message>
        <source>%1 is larger than the documented limit: %2.</source>
        <translation>%1이(가) 정해진 한도를 넘습니다: %2.</translation>
    </message>
    <message>
        <source>Divide it and try again.</source>
        <translation>나누어서 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>%1 found a mistake in the program and stopped: %2.</source>
        <translation>프로그램의 오류 때문에 %1이(가) 멈추었습니다: %2.</translation>
    </message>
    <message>
        <source>Please report it with this text.</source>
        <translation>이 글과 함께 알려 주십시오.</translation>
    </message>
    <message>
        <source>Run “consentry-cli models fetch” once, or have an administrator choose another engine under Models.</source>
        <translation>“consentry-cli models fetch”를 한 번 실행하거나, 관리자가 ‘모델’에서 다른 엔진을 고르게 하십시오.</translation>
    </message>
    <message>
        <source>%1 needs somebody signed in: what identifies people is sealed.</source>
        <translation>%1에는 로그인한 사람이 필요합니다. 사람을 식별하는 것은 봉인되어 있습니다.</translation>
    </message>
    <message>
        <source>Sign in and try again.</source>
        <translation>로그인한 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Too many wrong passphrases: %1.</source>
        <translation>틀린 암호문이 너무 많습니다: %1.</translation>
    </message>
    <message>
        <source>Wait until then, or have two people unlock this person.</source>
        <translation>그때까지 기다리거나, 두 사람이 이 사람의 잠금을 풀게 하십시오.</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>age not known</source>
        <translation>나이 모름</translation>
    </message>
    <message>
        <source>under 18 years</source>
        <translation>18세 미만</translation>
    </message>
    <message>
        <source>18 to 29 years</source>
        <translation>18~29세</translation>
    </message>
    <message>
        <source>30 to 44 years</source>
        <translation>30~44세</translation>
    </message>
    <message>
        <source>45 to 59 years</source>
        <translation>45~59세</translation>
    </message>
    <message>
        <source>60 years and over</source>
        <translation>60세 이상</translation>
    </message>
    <message>
        <source>women</source>
        <translation>여성</translation>
    </message>
    <message>
        <source>men</source>
        <translation>남성</translation>
    </message>
    <message>
        <source>gender not known</source>
        <translation>성별 모름</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>국적</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>나이</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>성별</translation>
    </message>
    <message>
        <source>nationality not known</source>
        <translation>국적 모름</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n traveller(s))</source>
        <translation>
            <numerusform>%1 (여행자 %n명)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>judged case %1</source>
        <translation>사건 %1을(를) 판정함</translation>
    </message>
    <message>
        <source>judged case %1: %2%3</source>
        <translation>사건 %1 판정: %2%3</translation>
    </message>
    <message>
        <source>recorded a withdrawal of %1</source>
        <translation>%1의 철회를 기록함</translation>
    </message>
    <message>
        <source>recorded a refusal of %1</source>
        <translation>%1의 거부를 기록함</translation>
    </message>
    <message>
        <source>recorded what %1 said about consent</source>
        <translation>동의에 관한 %1의 의사를 기록함</translation>
    </message>
    <message>
        <source>opened the log</source>
        <translation>기록을 엶</translation>
    </message>
    <message>
        <source>changed the signing key</source>
        <translation>서명 키를 바꿈</translation>
    </message>
    <message>
        <source>had the log anchored by a witness</source>
        <translation>증인이 기록을 고정하게 함</translation>
    </message>
    <message>
        <source>printed a slip of the log&apos;s head</source>
        <translation>기록 머리의 전표를 인쇄함</translation>
    </message>
    <message>
        <source>exported the log</source>
        <translation>기록을 내보냄</translation>
    </message>
    <message>
        <source>verified the log</source>
        <translation>기록을 검증함</translation>
    </message>
    <message>
        <source>viewed the log</source>
        <translation>기록을 열람함</translation>
    </message>
    <message>
        <source>program started</source>
        <translation>프로그램 시작</translation>
    </message>
    <message>
        <source>program ended</source>
        <translation>프로그램 종료</translation>
    </message>
    <message>
        <source>the machine&apos;s clock jumped</source>
        <translation>컴퓨터 시계가 크게 바뀜</translation>
    </message>
    <message>
        <source>added a person</source>
        <translation>사람을 추가함</translation>
    </message>
    <message>
        <source>took a person&apos;s right to act</source>
        <translation>행위 권한을 거둠</translation>
    </message>
    <message>
        <source>granted a role</source>
        <translation>역할을 줌</translation>
    </message>
    <message>
        <source>took a role away</source>
        <translation>역할을 거둠</translation>
    </message>
    <message>
        <source>proposed a policy</source>
        <translation>정책을 제안함</translation>
    </message>
    <message>
        <source>approved a policy</source>
        <translation>정책을 승인함</translation>
    </message>
    <message>
        <source>proposed a legal basis</source>
        <translation>법적 근거를 제안함</translation>
    </message>
    <message>
        <source>approved a legal basis</source>
        <translation>법적 근거를 승인함</translation>
    </message>
    <message>
        <source>put a stop in force</source>
        <translation>중지를 발효함</translation>
    </message>
    <message>
        <source>lifted a stop</source>
        <translation>중지를 해제함</translation>
    </message>
    <message>
        <source>began to import set %1</source>
        <translation>세트 %1 가져오기를 시작함</translation>
    </message>
    <message>
        <source>imported set %1</source>
        <translation>세트 %1을(를) 가져옴</translation>
    </message>
    <message>
        <source>removed set %1</source>
        <translation>세트 %1을(를) 제거함</translation>
    </message>
    <message>
        <source>wanted to open the photograph of</source>
        <translation>사진을 열려 함:</translation>
    </message>
    <message>
        <source>opened the photograph of</source>
        <translation>사진을 엶:</translation>
    </message>
    <message>
        <source>created list %1</source>
        <translation>명단 %1을(를) 만듦</translation>
    </message>
    <message>
        <source>proposed an entry of list %1</source>
        <translation>명단 %1에 항목을 제안함</translation>
    </message>
    <message>
        <source>wanted to enrol a reference photograph</source>
        <translation>참조 사진을 등록하려 함</translation>
    </message>
    <message>
        <source>enrolled a reference photograph</source>
        <translation>참조 사진을 등록함</translation>
    </message>
    <message>
        <source>approved an entry of list %1</source>
        <translation>명단 %1의 항목을 승인함</translation>
    </message>
    <message>
        <source>changed the state of an entry of list %1</source>
        <translation>명단 %1 항목의 상태를 바꿈</translation>
    </message>
    <message>
        <source>made a version of list %1</source>
        <translation>명단 %1의 버전을 만듦</translation>
    </message>
    <message>
        <source>began to screen set %1</source>
        <translation>세트 %1 대조를 시작함</translation>
    </message>
    <message>
        <source>wanted to search for</source>
        <translation>검색하려 함:</translation>
    </message>
    <message>
        <source>finished screening set %1</source>
        <translation>세트 %1 대조를 마침</translation>
    </message>
    <message>
        <source>wanted to see case %1</source>
        <translation>사건 %1을(를) 보려 함</translation>
    </message>
    <message>
        <source>was shown the candidates of case %1</source>
        <translation>사건 %1의 후보를 봄</translation>
    </message>
    <message>
        <source>wanted to see reference photographs</source>
        <translation>참조 사진을 보려 함</translation>
    </message>
    <message>
        <source>was shown reference photographs</source>
        <translation>참조 사진을 봄</translation>
    </message>
    <message>
        <source>claimed case %1</source>
        <translation>사건 %1을(를) 맡음</translation>
    </message>
    <message>
        <source>gave case %1 back</source>
        <translation>사건 %1을(를) 돌려놓음</translation>
    </message>
    <message>
        <source>decided the conflict of case %1</source>
        <translation>사건 %1의 불일치를 결정함</translation>
    </message>
    <message>
        <source>closed case %1</source>
        <translation>사건 %1을(를) 종결함</translation>
    </message>
    <message>
        <source>case %1 was blocked: the permission ended</source>
        <translation>사건 %1 차단: 허가가 끝남</translation>
    </message>
    <message>
        <source>stored a threshold profile</source>
        <translation>임계값 프로필을 저장함</translation>
    </message>
    <message>
        <source>checked the models</source>
        <translation>모델을 점검함</translation>
    </message>
    <message>
        <source>measured accuracy</source>
        <translation>정확도를 측정함</translation>
    </message>
    <message>
        <source>erased %1</source>
        <translation>%1을(를) 삭제함</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>On %1 %2 %3.</source>
        <comment>time, person, act</comment>
        <translation>%1, %2: %3.</translation>
    </message>
    <message>
        <source>It was refused: %1. No face was opened.</source>
        <translation>거부되었습니다: %1. 얼굴은 열리지 않았습니다.</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>거부되었습니다.</translation>
    </message>
    <message>
        <source>It failed.</source>
        <translation>실패했습니다.</translation>
    </message>
    <message>
        <source>consent record %1, event %2</source>
        <translation>동의 기록 %1, 사건 %2</translation>
    </message>
    <message>
        <source>policy version %1, rule %2</source>
        <translation>정책 버전 %1, 규칙 %2</translation>
    </message>
    <message>
        <source>Whole, and witnessed from outside</source>
        <translation>온전하며 외부 증인이 있음</translation>
    </message>
    <message>
        <source>Whole; its newest part has no outside witness yet</source>
        <translation>온전함. 최신 부분은 아직 외부 증인이 없음</translation>
    </message>
    <message>
        <source>Altered</source>
        <translation>변경됨</translation>
    </message>
    <message>
        <source>An entry is missing</source>
        <translation>항목이 빠져 있음</translation>
    </message>
    <message>
        <source>The end is missing</source>
        <translation>끝부분이 없음</translation>
    </message>
    <message>
        <source>Not the log that was witnessed</source>
        <translation>증인이 본 기록이 아님</translation>
    </message>
    <message>
        <source>Signed by the wrong key</source>
        <translation>잘못된 키로 서명됨</translation>
    </message>
    <message>
        <source>Time runs backwards</source>
        <translation>시간이 거꾸로 흐름</translation>
    </message>
    <message>
        <source>Cannot be read as a log</source>
        <translation>기록으로 읽을 수 없음</translation>
    </message>
    <message>
        <source>began to search for %1</source>
        <translation>%1 검색을 시작함</translation>
    </message>
    <message>
        <source>searched for %1</source>
        <translation>%1을(를) 검색함</translation>
    </message>
    <message>
        <source>searched for %1 · %2 people, list version %3</source>
        <translation>%1 검색 · %2명, 명단 버전 %3</translation>
    </message>
    <message>
        <source>measured the surroundings of faces on list %1</source>
        <translation>명단 %1에 있는 얼굴들의 주변을 측정함</translation>
    </message>
    <message>
        <source>chose the recognition engine</source>
        <translation>인식 엔진을 선택함</translation>
    </message>
    <message>
        <source>wanted to add to a cohort</source>
        <translation>비교 집단에 넣으려 함</translation>
    </message>
    <message>
        <source>added to a cohort</source>
        <translation>비교 집단에 넣음</translation>
    </message>
    <message>
        <source>built a cohort</source>
        <translation>비교 집단을 만듦</translation>
    </message>
    <message>
        <source>chose the cohort for scores</source>
        <translation>점수에 쓸 비교 집단을 선택함</translation>
    </message>
    <message>
        <source>added a network of this site&apos;s own</source>
        <translation>이 기관의 신경망을 추가함</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>문턱값</translation>
    </message>
    <message>
        <source>review at %1 or below, priority at %2 or below</source>
        <translation>%1 이하이면 검토, %2 이하이면 우선 검토</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>uncalibrated for this use</source>
        <translation>이 용도로는 측정되지 않음</translation>
    </message>
    <message>
        <source>Model’s hash</source>
        <translation>모델 해시</translation>
    </message>
    <message>
        <source>Profile’s hash</source>
        <translation>프로필 해시</translation>
    </message>
    <message>
        <source>Hash of the cohort’s build</source>
        <translation>비교 집단 생성본의 해시</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>로그인함</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>로그아웃함</translation>
    </message>
    <message>
        <source>gave a wrong passphrase</source>
        <translation>잘못된 암호문을 입력함</translation>
    </message>
    <message>
        <source>set a passphrase</source>
        <translation>암호문을 설정함</translation>
    </message>
    <message>
        <source>was locked out after wrong passphrases</source>
        <translation>암호문을 여러 번 틀려 잠김</translation>
    </message>
    <message>
        <source>unlocked a person</source>
        <translation>사용자의 잠금을 해제함</translation>
    </message>
    <message>
        <source>proposed an act of two people</source>
        <translation>두 사람이 필요한 행위를 제안함</translation>
    </message>
    <message>
        <source>decided on a proposal</source>
        <translation>제안을 결정함</translation>
    </message>
    <message>
        <source>was granted an act in an emergency</source>
        <translation>비상 권한을 받음</translation>
    </message>
    <message>
        <source>renewed the keys of people</source>
        <translation>개인 키를 갱신함</translation>
    </message>
    <message>
        <source>began an erasure by order</source>
        <translation>명령에 따른 삭제를 시작함</translation>
    </message>
    <message>
        <source>finished an erasure by order</source>
        <translation>명령에 따른 삭제를 마침</translation>
    </message>
    <message>
        <source>placed a legal hold</source>
        <translation>법적 보존을 설정함</translation>
    </message>
    <message>
        <source>lifted a legal hold</source>
        <translation>법적 보존을 해제함</translation>
    </message>
    <message>
        <source>set a retention rule</source>
        <translation>보존 기간 규칙을 설정함</translation>
    </message>
    <message>
        <source>removed what had reached its term</source>
        <translation>보존 기간이 지난 것을 제거함</translation>
    </message>
    <message>
        <source>made a backup</source>
        <translation>백업을 만듦</translation>
    </message>
    <message>
        <source>restored the store from a backup</source>
        <translation>백업에서 저장소를 복원함</translation>
    </message>
    <message>
        <source>brought the store up to date</source>
        <translation>저장소를 최신 형식으로 올림</translation>
    </message>
    <message>
        <source>decoded photographs behind a weaker cage</source>
        <translation>약해진 격리 상태에서 사진을 해독함</translation>
    </message>
    <message>
        <source>found the disk nearly full</source>
        <translation>디스크가 거의 찬 것을 발견함</translation>
    </message>
    <message>
        <source>could not record an act, which did not happen</source>
        <translation>기록할 수 없어 행위가 이루어지지 않음</translation>
    </message>
    <message>
        <source>found the clock set forward</source>
        <translation>시계가 앞으로 당겨진 것을 발견함</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>strangers flagged %1, listed people missed %2, at score %3</source>
        <translation>모르는 사람 표시 %1, 명단에 있는 사람 놓침 %2, 점수 %3</translation>
    </message>
    <message>
        <source>Added by this site · %1</source>
        <translation>이 기관이 추가함 · %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>필요로 하는 엔진</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>학습 자료</translation>
    </message>
    <message>
        <source>Trained by</source>
        <translation>학습시킨 사람</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>사용 허가</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>한계</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>모델 카드</translation>
    </message>
    <message>
        <source>From</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Threshold profile</source>
        <translation>문턱값 프로필</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>측정 자료</translation>
    </message>
    <message>
        <source>%1, %2: a list of %3 people (%4 photographs), %5 searches by listed people, %6 by strangers</source>
        <translation>%1, %2: 명단 %3명(사진 %4장), 명단에 있는 사람의 검색 %5건, 모르는 사람의 검색 %6건</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>문턱값</translation>
    </message>
    <message>
        <source>review at %1 or below, priority at %2 or below</source>
        <translation>%1 이하이면 검토, %2 이하이면 우선 검토</translation>
    </message>
    <message>
        <source>Error rates (95 % intervals)</source>
        <translation>오류율(95 % 구간)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Model’s hash</source>
        <translation>모델 해시</translation>
    </message>
    <message>
        <source>Data set’s hash</source>
        <translation>자료 해시</translation>
    </message>
    <message>
        <source>Profile’s hash</source>
        <translation>프로필 해시</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>judges faces</source>
        <translation>얼굴을 비교함</translation>
    </message>
    <message>
        <source>judges faces, second opinion</source>
        <translation>얼굴을 비교함, 두 번째 의견</translation>
    </message>
    <message>
        <source>places five points</source>
        <translation>점 다섯 개를 찍음</translation>
    </message>
    <message>
        <source>finds faces</source>
        <translation>얼굴을 찾음</translation>
    </message>
    <message>
        <source>measures the face</source>
        <translation>얼굴을 측정함</translation>
    </message>
    <message>
        <source>added networks</source>
        <translation>추가한 신경망</translation>
    </message>
    <message>
        <source>The file’s SHA-256 begins with %1</source>
        <translation>파일의 SHA-256은 %1(으)로 시작함</translation>
    </message>
    <message>
        <source>judges faces, added here</source>
        <translation>얼굴을 비교함, 여기서 추가함</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>The file is exactly the one that was approved.</source>
        <translation>승인된 바로 그 파일입니다.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>The file is gone from models/weights/added; add the network again.</source>
        <translation>models/weights/added에 파일이 없습니다. 신경망을 다시 추가하십시오.</translation>
    </message>
    <message>
        <source>Run “consentry-cli models fetch” to bring it.</source>
        <translation>“consentry-cli models fetch”를 실행해 가져오십시오.</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>다름</translation>
    </message>
    <message>
        <source>The file is not the one that was approved and is never loaded. Remove it and run “consentry-cli models fetch”.</source>
        <translation>승인된 파일이 아니므로 절대 쓰이지 않습니다. 파일을 지우고 “consentry-cli models fetch”를 실행하십시오.</translation>
    </message>
</context>
<context>
    <name>Permission</name>
    <message>
        <source>No consent</source>
        <translation>동의 없음</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>만료</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>철회</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>Not allowed here</source>
        <translation>여기서 불허</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>no record of consent and no law covers it</source>
        <translation>동의 기록이 없고 근거 법도 없음</translation>
    </message>
    <message>
        <source>the traveller refused</source>
        <translation>여행자가 거부함</translation>
    </message>
    <message>
        <source>consent was withdrawn</source>
        <translation>동의가 철회됨</translation>
    </message>
    <message>
        <source>consent has expired</source>
        <translation>동의가 만료됨</translation>
    </message>
    <message>
        <source>consent was given to an outdated notice</source>
        <translation>옛 고지문에 대한 동의임</translation>
    </message>
    <message>
        <source>nothing covers this purpose</source>
        <translation>이 목적을 허용하는 근거가 없음</translation>
    </message>
    <message>
        <source>nothing covers this recipient</source>
        <translation>이 수령자를 허용하는 근거가 없음</translation>
    </message>
    <message>
        <source>nothing covers this kind of data</source>
        <translation>이 자료 종류를 허용하는 근거가 없음</translation>
    </message>
    <message>
        <source>minor: a guardian&apos;s consent is missing</source>
        <translation>미성년자: 보호자 동의가 없음</translation>
    </message>
    <message>
        <source>the traveller opted out, and the policy honours it</source>
        <translation>여행자가 거절했고 정책이 이를 따름</translation>
    </message>
    <message>
        <source>the policy forbids it for this nationality or age</source>
        <translation>정책이 이 국적이나 나이에 금지함</translation>
    </message>
    <message>
        <source>a stop is in force</source>
        <translation>중지가 발효 중임</translation>
    </message>
    <message>
        <source>no consent record</source>
        <translation>동의 기록 없음</translation>
    </message>
    <message>
        <source>asked, not answered</source>
        <translation>요청했으나 답이 없음</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>동의</translation>
    </message>
    <message>
        <source>consent given</source>
        <translation>동의함</translation>
    </message>
    <message>
        <source>consent given and reaffirmed</source>
        <translation>동의하고 재확인함</translation>
    </message>
    <message>
        <source>consent refused</source>
        <translation>동의를 거부함</translation>
    </message>
    <message>
        <source>consent withdrawn</source>
        <translation>동의를 철회함</translation>
    </message>
    <message>
        <source>consent has ended</source>
        <translation>동의가 끝남</translation>
    </message>
    <message>
        <source>Invalidated</source>
        <translation>무효</translation>
    </message>
    <message>
        <source>consent was declared invalid</source>
        <translation>동의가 무효로 선언됨</translation>
    </message>
    <message>
        <source>Statute</source>
        <translation>법률</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>명령</translation>
    </message>
    <message>
        <source> · consent record %1, event %2</source>
        <translation> · 동의 기록 %1, 사건 %2</translation>
    </message>
    <message>
        <source> · policy version %1, rule %2</source>
        <translation> · 정책 버전 %1, 규칙 %2</translation>
    </message>
    <message>
        <source>no face was used</source>
        <translation>얼굴을 쓰지 않음</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Rank</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>At this rank or before</source>
        <translation>이 순위 이내</translation>
    </message>
    <message>
        <source>Listed people found at this rank or before, % of their searches</source>
        <translation>이 순위 이내에서 찾은 명단 인물, 검색의 %</translation>
    </message>
    <message>
        <source>How often the right person is among the first few of a list of %1 people, over %2 searches by listed people. Further up is better.</source>
        <translation>%1명 명단에서 맞는 사람이 앞 순위에 드는 비율입니다(명단 인물의 검색 %2건). 위로 갈수록 좋습니다.</translation>
    </message>
    <message>
        <source>Strangers flagged, % of their searches (FPIR)</source>
        <translation>표시된 모르는 사람, 검색의 % (FPIR)</translation>
    </message>
    <message>
        <source>Different people taken for one, % of pairs (FMR)</source>
        <translation>한 사람으로 본 서로 다른 사람, 쌍의 % (FMR)</translation>
    </message>
    <message>
        <source>Listed people missed, % of their searches (FNIR)</source>
        <translation>놓친 명단 인물, 검색의 % (FNIR)</translation>
    </message>
    <message>
        <source>Same people taken for two, % of pairs (FNMR)</source>
        <translation>두 사람으로 본 같은 사람, 쌍의 % (FNMR)</translation>
    </message>
    <message>
        <source>none seen; below %1</source>
        <translation>나타나지 않음, %1 미만</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>%1 (%2 searches or pairs of one person, %3 of different people)</source>
        <translation>%1 (같은 사람의 검색 또는 쌍 %2, 다른 사람 %3)</translation>
    </message>
    <message>
        <source>How many are missed for how many false alarms. Further down and left is better. %1</source>
        <translation>잘못된 표시가 이만큼일 때 몇이나 놓치는지 나타냅니다. 왼쪽 아래로 갈수록 좋습니다. %1</translation>
    </message>
    <message>
        <source>%1, %</source>
        <translation>%1, %</translation>
    </message>
    <message>
        <source>by group, with 95 % intervals</source>
        <translation>집단별, 95 % 구간</translation>
    </message>
    <message>
        <source>overall %1</source>
        <translation>전체 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>too few to say</source>
        <translation>너무 적어 말할 수 없음</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>집단</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>건수</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>%1 by %2; overall %3. Groups with fewer than %4 comparisons say nothing and have no bar.</source>
        <translation>%2별 %1, 전체 %3. 비교가 %4건보다 적은 집단은 의미가 없어 막대가 없습니다.</translation>
    </message>
    <message>
        <source>Score (smaller is more alike)</source>
        <translation>점수(작을수록 닮음)</translation>
    </message>
    <message>
        <source>% of the comparisons of each kind</source>
        <translation>각 종류 비교의 %</translation>
    </message>
    <message>
        <source>different people</source>
        <translation>다른 사람</translation>
    </message>
    <message>
        <source>the same person</source>
        <translation>같은 사람</translation>
    </message>
    <message>
        <source>review at %1</source>
        <translation>검토 %1</translation>
    </message>
    <message>
        <source>priority at %1</source>
        <translation>우선 검토 %1</translation>
    </message>
    <message>
        <source>Score from</source>
        <translation>점수부터</translation>
    </message>
    <message>
        <source>to</source>
        <translation>까지</translation>
    </message>
    <message>
        <source>The same person</source>
        <translation>같은 사람</translation>
    </message>
    <message>
        <source>Different people</source>
        <translation>다른 사람</translation>
    </message>
    <message>
        <source>Scores of %1 comparisons of one person and %2 of different people. What lies left of a threshold is flagged; the less the two overlap, the better.</source>
        <translation>같은 사람의 비교 %1건과 다른 사람의 비교 %2건의 점수입니다. 문턱값 왼쪽이 표시되며, 둘이 덜 겹칠수록 좋습니다.</translation>
    </message>
    <message>
        <source>Different people taken for one (FMR)</source>
        <translation>한 사람으로 본 서로 다른 사람(FMR)</translation>
    </message>
    <message>
        <source>Same people taken for two (FNMR)</source>
        <translation>두 사람으로 본 같은 사람(FNMR)</translation>
    </message>
    <message>
        <source>Strangers flagged (FPIR)</source>
        <translation>표시된 모르는 사람(FPIR)</translation>
    </message>
    <message>
        <source>Listed people missed (FNIR)</source>
        <translation>놓친 명단 인물(FNIR)</translation>
    </message>
    <message>
        <source>nationality</source>
        <translation>국적</translation>
    </message>
    <message>
        <source>age</source>
        <translation>나이</translation>
    </message>
    <message>
        <source>gender</source>
        <translation>성별</translation>
    </message>
    <message>
        <source>group</source>
        <translation>집단</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a rate and its interval</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>FPIR (interval)</source>
        <translation>FPIR (구간)</translation>
    </message>
    <message>
        <source>FMR (interval)</source>
        <translation>FMR (구간)</translation>
    </message>
    <message>
        <source>FNIR (interval)</source>
        <translation>FNIR (구간)</translation>
    </message>
    <message>
        <source>FNMR (interval)</source>
        <translation>FNMR (구간)</translation>
    </message>
    <message>
        <source>%1&lt;br/&gt;too few</source>
        <translation>%1&lt;br/&gt;너무 적음</translation>
    </message>
</context>
<context>
    <name>Profiles</name>
    <message>
        <source>Not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>The engine in force cannot run, so that nobody can tell whether this profile is for it.</source>
        <translation>사용 중인 엔진이 작동할 수 없어, 이 프로필이 그 엔진의 것인지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>For this engine</source>
        <translation>이 엔진용</translation>
    </message>
    <message>
        <source>Measured with exactly the engine in force.</source>
        <translation>사용 중인 바로 그 엔진으로 측정했습니다.</translation>
    </message>
    <message>
        <source>Other engine</source>
        <translation>다른 엔진</translation>
    </message>
    <message>
        <source>Measured with other networks, another mode or another precision than those in force.</source>
        <translation>사용 중인 것과 다른 신경망, 방식 또는 정밀도로 측정했습니다.</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>만료됨</translation>
    </message>
    <message>
        <source>The model has changed since; its figures no longer hold and it cannot be used.</source>
        <translation>그 뒤 모델이 바뀌어 수치가 더는 맞지 않으며 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a rate and its interval</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>see consent</source>
        <translation>동의 보기</translation>
    </message>
    <message>
        <source>record consent</source>
        <translation>동의 기록</translation>
    </message>
    <message>
        <source>import a photo set</source>
        <translation>사진 세트 가져오기</translation>
    </message>
    <message>
        <source>remove a photo set</source>
        <translation>사진 세트 제거</translation>
    </message>
    <message>
        <source>see photo sets</source>
        <translation>사진 세트 보기</translation>
    </message>
    <message>
        <source>propose a watchlist entry</source>
        <translation>명단 항목 제안</translation>
    </message>
    <message>
        <source>see watchlists</source>
        <translation>명단 보기</translation>
    </message>
    <message>
        <source>screen a photo set</source>
        <translation>사진 세트 검색</translation>
    </message>
    <message>
        <source>see cases</source>
        <translation>사건 보기</translation>
    </message>
    <message>
        <source>review cases</source>
        <translation>사건 심사</translation>
    </message>
    <message>
        <source>decide conflicts</source>
        <translation>불일치 결정</translation>
    </message>
    <message>
        <source>stop the use of faces</source>
        <translation>얼굴 사용 중지</translation>
    </message>
    <message>
        <source>place a legal hold</source>
        <translation>법적 보존 설정</translation>
    </message>
    <message>
        <source>Put a policy in force</source>
        <translation>정책 시행</translation>
    </message>
    <message>
        <source>Put a legal basis in force</source>
        <translation>법적 근거 시행</translation>
    </message>
    <message>
        <source>Restore the store</source>
        <translation>저장소 복원</translation>
    </message>
    <message>
        <source>An act outside the role, for a short time</source>
        <translation>역할 밖의 행위를 잠시 허용</translation>
    </message>
    <message>
        <source>Erase by order</source>
        <translation>명령에 따른 삭제</translation>
    </message>
    <message>
        <source>Let a locked-out person try again</source>
        <translation>잠긴 사람이 다시 시도하게 함</translation>
    </message>
    <message>
        <source>You proposed it: another person has to decide.</source>
        <translation>본인이 제안했으므로 다른 사람이 결정해야 합니다.</translation>
    </message>
    <message>
        <source>Its time is over. It can be proposed anew.</source>
        <translation>기한이 지났습니다. 다시 제안할 수 있습니다.</translation>
    </message>
    <message>
        <source>It has been decided.</source>
        <translation>이미 결정되었습니다.</translation>
    </message>
    <message>
        <source>Your role does not approve this.</source>
        <translation>이 역할로는 승인할 수 없습니다.</translation>
    </message>
    <message>
        <source>Let %1 try to sign in again</source>
        <translation>%1 님이 다시 로그인을 시도하게 함</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 for %n hour(s)</source>
        <comment>person, act</comment>
        <translation>
            <numerusform>%1: %2, %n시간</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved, these rules decide from the next use of a face on.</source>
        <translation>승인하면 다음 얼굴 사용부터 이 규칙이 적용됩니다.</translation>
    </message>
    <message>
        <source>Approved, uses may rest on it at once.</source>
        <translation>승인하면 바로 이 근거로 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>Approved, the store goes on from this copy.</source>
        <translation>승인하면 이 사본으로 저장소가 이어집니다.</translation>
    </message>
    <message>
        <source>Approved, it begins at once and ends by itself; everything done with it names both of you.</source>
        <translation>승인하면 바로 시작되고 저절로 끝나며, 그동안 한 모든 일에 두 사람의 이름이 남습니다.</translation>
    </message>
    <message>
        <source>Approved, the order can be run under Erase. Nothing is erased before.</source>
        <translation>승인하면 “삭제”에서 명령을 실행할 수 있습니다. 그 전에는 아무것도 삭제되지 않습니다.</translation>
    </message>
    <message>
        <source>Approved, the wrong tries are forgotten; the passphrase stays the same.</source>
        <translation>승인하면 틀린 시도 횟수만 지워지고 암호문은 그대로입니다.</translation>
    </message>
    <message>
        <source>time is over</source>
        <translation>기한 지남</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>반려됨</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>철회됨</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>대기 중</translation>
    </message>
</context>
<context>
    <name>Rates</name>
    <message>
        <source>%1 %</source>
        <comment>a rate in per cent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1–%2 %</source>
        <comment>a rate&apos;s interval in per cent</comment>
        <translation>%1–%2 %</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>초당 %1</translation>
    </message>
</context>
<context>
    <name>StopBand</name>
    <message>
        <source>Every use of faces is stopped</source>
        <translation>얼굴의 모든 사용이 중지됨</translation>
    </message>
    <message>
        <source>Stopped for %1</source>
        <translation>%1 중지됨</translation>
    </message>
    <message>
        <source>Stopped for nationality %1</source>
        <translation>국적 %1 중지됨</translation>
    </message>
    <message>
        <source>Stopped for list %1</source>
        <translation>명단 %1 중지됨</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>date and time</comment>
        <translation>yyyy-MM-dd HH:mm</translation>
    </message>
    <message>
        <source>%1 (%2 UTC)</source>
        <translation>%1 (%2 UTC)</translation>
    </message>
    <message>
        <source>d MMMM yyyy HH:mm:ss</source>
        <comment>date and time with seconds</comment>
        <translation>yyyy년 M월 d일 HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date</comment>
        <translation>yyyy-MM-dd</translation>
    </message>
    <message>
        <source>now</source>
        <translation>방금</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1시간</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n일</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>%1초 남음</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>%1분 남음</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>%1시간 %2분 남음</translation>
    </message>
    <message>
        <source>entry identity check</source>
        <translation>입국 신원 확인</translation>
    </message>
    <message>
        <source>watchlist search</source>
        <translation>감시 명단 검색</translation>
    </message>
    <message>
        <source>second review</source>
        <translation>이차 검토</translation>
    </message>
    <message>
        <source>quality check</source>
        <translation>품질 검사</translation>
    </message>
    <message>
        <source>accuracy test</source>
        <translation>정확도 시험</translation>
    </message>
    <message>
        <source>research and training</source>
        <translation>연구와 학습</translation>
    </message>
    <message>
        <source>disclosure to a third party</source>
        <translation>제삼자 제공</translation>
    </message>
    <message>
        <source>the person&apos;s own access</source>
        <translation>본인 열람</translation>
    </message>
    <message>
        <source>no basis</source>
        <translation>근거 없음</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>동의</translation>
    </message>
    <message>
        <source>statute</source>
        <translation>법률</translation>
    </message>
    <message>
        <source>court order</source>
        <translation>법원 명령</translation>
    </message>
    <message>
        <source>officer</source>
        <translation>심사관</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>감독관</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>감사인</translation>
    </message>
    <message>
        <source>consent clerk</source>
        <translation>동의 담당</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>New</source>
        <translation>새 사진</translation>
    </message>
    <message>
        <source>New, low quality</source>
        <translation>새 사진, 낮은 품질</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>중복</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>허가 없음</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>차단됨</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>얼굴 없음</translation>
    </message>
    <message>
        <source>Several faces</source>
        <translation>여러 얼굴</translation>
    </message>
    <message>
        <source>Row not valid</source>
        <translation>잘못된 행</translation>
    </message>
</context>
<context>
    <name>consentry::ui::AccuracyWorkspace</name>
    <message>
        <source>Measured in this window: %1 · %2 · %3 travellers; %4 did not allow it and were left out</source>
        <translation>이 창에서 측정함: %1 · %2 · 여행자 %3명. %4명은 허락하지 않아 제외함</translation>
    </message>
    <message>
        <source>Measured in this window on “%1”: %2 · pairs: %3 · %4 travellers; %5 did not allow it and were left out · threshold for pairs %6</source>
        <translation>이 창에서 “%1”로 측정함: %2 · 쌍: %3 · 여행자 %4명. %5명은 허락하지 않아 제외함 · 쌍의 문턱값 %6</translation>
    </message>
    <message>
        <source>By %1 the worst group is confused %2 times as often as the best; at score %3 it would be at most twice the best group’s rate, and %4 of the same people would be taken for two</source>
        <translation>%1별로 가장 나쁜 집단은 가장 좋은 집단보다 %2배 더 자주 혼동됩니다. 점수 %3이면 가장 좋은 집단의 두 배 이하가 되고, 같은 사람의 %4가 두 사람으로 보입니다</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>집단</translation>
    </message>
    <message>
        <source>Measure on a set of your own at the left; it then stands here.</source>
        <translation>왼쪽에서 자기 세트로 측정하면 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>No curve chosen</source>
        <translation>선택한 곡선 없음</translation>
    </message>
    <message>
        <source>Choose a threshold profile at the left. Where there is none, store one that came with the models, or measure your own.</source>
        <translation>왼쪽에서 문턱값 프로필을 고르십시오. 없으면 모델과 함께 온 것을 저장하거나 직접 측정하십시오.</translation>
    </message>
    <message>
        <source>No pairs were measured</source>
        <translation>측정한 쌍 없음</translation>
    </message>
    <message>
        <source>The profiles chosen hold searches only.</source>
        <translation>고른 프로필에는 검색만 있습니다.</translation>
    </message>
    <message>
        <source>No ranks were measured in this window</source>
        <translation>이 창에서 측정한 순위 없음</translation>
    </message>
    <message>
        <source>No scores were measured in this window</source>
        <translation>이 창에서 측정한 점수 없음</translation>
    </message>
    <message>
        <source>No groups were measured in this window</source>
        <translation>이 창에서 측정한 집단 없음</translation>
    </message>
    <message>
        <source>The picture is in %1.</source>
        <translation>그림은 %1에 있습니다.</translation>
    </message>
    <message>
        <source>The picture was not saved: %1. Choose another folder.</source>
        <translation>그림을 저장하지 못했습니다: %1. 다른 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>Which of them</source>
        <translation>그중 어느 것</translation>
    </message>
    <message>
        <source>Threshold profiles to draw</source>
        <translation>그릴 문턱값 프로필</translation>
    </message>
    <message>
        <source>Threshold profiles</source>
        <translation>문턱값 프로필</translation>
    </message>
    <message>
        <source>Reading the threshold profiles</source>
        <translation>문턱값 프로필 읽기</translation>
    </message>
    <message>
        <source>Reading the sets</source>
        <translation>세트 읽기</translation>
    </message>
    <message>
        <source>%1
%2 · %3</source>
        <translation>%1
%2 · %3</translation>
    </message>
    <message>
        <source>None is stored yet.</source>
        <translation>아직 저장된 것이 없습니다.</translation>
    </message>
    <message>
        <source>More than %1 curves are hard to tell apart.</source>
        <translation>곡선이 %1개를 넘으면 구별하기 어렵습니다.</translation>
    </message>
    <message>
        <source>Tick those to draw beside one another.</source>
        <translation>나란히 그릴 것을 고르십시오.</translation>
    </message>
    <message>
        <source>Scores %1</source>
        <translation>점수 %1</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%2별 %1</translation>
    </message>
    <message>
        <source>Measuring “%1”</source>
        <translation>“%1” 측정</translation>
    </message>
    <message>
        <source>The measurement</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>The profile %1 is stored.</source>
        <translation>프로필 %1을(를) 저장했습니다.</translation>
    </message>
    <message>
        <source>Comparing groups</source>
        <translation>집단 비교</translation>
    </message>
    <message>
        <source>The comparison of groups</source>
        <translation>집단 비교</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
</context>
<context>
    <name>consentry::ui::BackupCard</name>
    <message>
        <source>Make a backup now</source>
        <translation>지금 백업</translation>
    </message>
    <message>
        <source>New folder for the data</source>
        <translation>데이터를 둘 새 폴더</translation>
    </message>
    <message>
        <source>New folder for the people’s keys</source>
        <translation>사람 키를 둘 새 폴더</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>New folder for the people’s keys, on another device</source>
        <translation>사람 키를 둘 새 폴더 (다른 장치)</translation>
    </message>
    <message>
        <source>Without the keys nobody can be read from a backup; with both, everybody can.</source>
        <translation>키 없이는 백업에서 아무도 읽을 수 없고, 둘 다 있으면 모두 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>고르기: %1</translation>
    </message>
    <message>
        <source>Copying the store</source>
        <translation>저장소 복사</translation>
    </message>
    <message>
        <source>The backup</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>The store with %1 records of its log was copied.</source>
        <translation>기록 %1건과 함께 저장소를 복사했습니다.</translation>
    </message>
    <message>
        <source>Without the people’s keys nobody can be read from it.</source>
        <translation>사람 키 없이는 아무도 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Data and keys are on one device: whoever takes it has both. Move the keys to another one.</source>
        <translation>데이터와 키가 한 장치에 있어 가져간 사람이 둘 다 갖게 됩니다. 키를 다른 장치로 옮기십시오.</translation>
    </message>
    <message>
        <source>See whether it could be restored: consentry-cli backup check.</source>
        <translation>복원할 수 있는지 확인하십시오: consentry-cli backup check.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::CareWorkspace</name>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>확인 결과</translation>
    </message>
    <message>
        <source>How the store and this computer stand</source>
        <translation>저장소와 이 컴퓨터의 상태</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>확인하는 중…</translation>
    </message>
    <message>
        <source>The disk, the store, the decoder’s cage and the models are looked at.</source>
        <translation>디스크, 저장소, 디코더 격리, 모델을 확인합니다.</translation>
    </message>
    <message>
        <source>Looking at the store</source>
        <translation>저장소 확인</translation>
    </message>
    <message>
        <source>Choose a line to read what to do</source>
        <translation>할 일을 읽으려면 줄을 고르십시오</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>다음 단계</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>점검</translation>
    </message>
</context>
<context>
    <name>consentry::ui::CasePanel</name>
    <message>
        <source>Permission for this use</source>
        <translation>이번 사용의 허가</translation>
    </message>
    <message>
        <source>record %1, event %2</source>
        <translation>기록 %1, 사건 %2</translation>
    </message>
    <message>
        <source>policy version %1</source>
        <translation>정책 버전 %1</translation>
    </message>
    <message>
        <source>Traveller’s own consent</source>
        <translation>여행자 본인의 동의</translation>
    </message>
    <message>
        <source>Listed person</source>
        <translation>명단의 사람</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>요구 조치: %1</translation>
    </message>
    <message>
        <source>First judgement</source>
        <translation>첫 판정</translation>
    </message>
    <message>
        <source>hidden until you have judged</source>
        <translation>판정하기 전에는 숨김</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>candidate %1</source>
        <translation>후보 %1</translation>
    </message>
    <message>
        <source>How unusual is this score?</source>
        <translation>이 점수는 얼마나 드문가?</translation>
    </message>
    <message>
        <source>distance %1</source>
        <translation>거리 %1</translation>
    </message>
    <message>
        <source>profile %1</source>
        <translation>프로필 %1</translation>
    </message>
    <message>
        <source>Uncalibrated: %1</source>
        <translation>보정되지 않음: %1</translation>
    </message>
    <message>
        <source>one year between photographs</source>
        <translation>사진 사이 1년</translation>
    </message>
    <message>
        <source>%1 years between photographs</source>
        <translation>사진 사이 %1년</translation>
    </message>
    <message>
        <source>traveller: %1</source>
        <translation>여행자: %1</translation>
    </message>
    <message>
        <source>reference: %1</source>
        <translation>참조: %1</translation>
    </message>
    <message>
        <source>Mind</source>
        <translation>유의</translation>
    </message>
    <message>
        <source>%1 search</source>
        <translation>%1 검색</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 열람</translation>
    </message>
    <message>
        <source>Entry in the log</source>
        <translation>기록의 항목</translation>
    </message>
    <message>
        <source>The second judgement will be made by another person who sees neither yours nor the score.</source>
        <translation>이차 판정은 당신의 판정도 점수도 보지 않는 다른 사람이 합니다.</translation>
    </message>
    <message>
        <source>Another person has judged before you. You judge without knowing how.</source>
        <translation>다른 사람이 먼저 판정했습니다. 그 내용을 모른 채 판정합니다.</translation>
    </message>
    <message>
        <source>Two people judged differently. A supervisor who judged neither decides.</source>
        <translation>두 사람의 판정이 다릅니다. 판정하지 않은 감독관이 결정합니다.</translation>
    </message>
    <message>
        <source>beyond what was measured: nobody can say how often a stranger has such a score</source>
        <translation>측정 범위 밖: 모르는 사람이 이런 점수를 얼마나 자주 받는지 말할 수 없음</translation>
    </message>
    <message>
        <source>measured for another use: nobody can say how often a stranger has such a score here</source>
        <translation>다른 용도로 측정함: 여기서 모르는 사람이 이런 점수를 얼마나 자주 받는지 말할 수 없음</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>점수 %1</translation>
    </message>
    <message>
        <source>The cohort holds too few people of these travellers’ groups: %1. They may be flagged more often than others.</source>
        <translation>비교 집단에 이 여행자들의 집단이 너무 적습니다: %1. 다른 사람보다 더 자주 표시될 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::CaseQueueModel</name>
    <message>
        <source>Case %1</source>
        <translation>사건 %1</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>우선</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>%1 대기</translation>
    </message>
</context>
<context>
    <name>consentry::ui::CaseStage</name>
    <message>
        <source>eyes %1 px</source>
        <translation>눈 사이 %1 px</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>겹쳐 보기</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>커튼</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>번갈아</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>Share of the reference</source>
        <translation>참조 사진의 비율</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>돌려놓기</translation>
    </message>
    <message>
        <source>Esc: lets another person take this case; nothing is stored</source>
        <translation>Esc: 다른 사람이 맡게 합니다. 아무것도 저장되지 않습니다</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>다음 사건</translation>
    </message>
    <message>
        <source>Traveller</source>
        <translation>여행자</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>%1년생</translation>
    </message>
    <message>
        <source>Candidate %1 of %2</source>
        <translation>후보 %2 중 %1</translation>
    </message>
    <message>
        <source>“%1” · %2</source>
        <translation>“%1” · %2</translation>
    </message>
    <message>
        <source>reference %1 of %2</source>
        <translation>참조 %2 중 %1</translation>
    </message>
    <message>
        <source>day unknown</source>
        <translation>날짜 모름</translation>
    </message>
    <message>
        <source>No further case for you</source>
        <translation>더 맡을 사건이 없습니다</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>The keys of this page</source>
        <translation>이 화면의 단축키</translation>
    </message>
    <message>
        <source>name hidden</source>
        <translation>이름 숨김</translation>
    </message>
    <message>
        <source>An erased person</source>
        <translation>삭제된 사람</translation>
    </message>
    <message>
        <source>an erased person</source>
        <translation>삭제된 사람</translation>
    </message>
</context>
<context>
    <name>consentry::ui::CertificatesPart</name>
    <message>
        <source>Certificate</source>
        <translation>증명서</translation>
    </message>
    <message>
        <source>When</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>By</source>
        <translation>한 사람</translation>
    </message>
    <message>
        <source>Erasures</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Renew the keys now</source>
        <translation>지금 키 갱신</translation>
    </message>
    <message>
        <source>Nobody was erased</source>
        <translation>삭제된 사람이 없습니다</translation>
    </message>
    <message>
        <source>Every erasure leaves a certificate here, with its proof in the log.</source>
        <translation>삭제할 때마다 기록의 증명과 함께 증명서가 여기에 남습니다.</translation>
    </message>
    <message>
        <source>Renewing the keys</source>
        <translation>키 갱신</translation>
    </message>
    <message>
        <source>Reading the erasures</source>
        <translation>삭제 내역 읽기</translation>
    </message>
    <message>
        <source>a rule of retention</source>
        <translation>보존 규칙</translation>
    </message>
    <message>
        <source>Choose a line to read its certificate</source>
        <translation>증명서를 읽으려면 줄을 고르십시오</translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation>증명서</translation>
    </message>
    <message>
        <source>Erased, and nothing is found</source>
        <translation>삭제됨, 남은 것 없음</translation>
    </message>
    <message>
        <source>This certificate does not hold</source>
        <translation>이 증명서는 맞지 않습니다</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>파기된 것</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Looked for just now</source>
        <translation>방금 찾아본 결과</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1개 발견</translation>
    </message>
    <message>
        <source>Entry in the log</source>
        <translation>기록 항목</translation>
    </message>
    <message>
        <source>%1 of %2: agrees</source>
        <translation>%2 중 %1: 일치</translation>
    </message>
    <message>
        <source>%1 of %2: does not agree</source>
        <translation>%2 중 %1: 불일치</translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation>잎 해시</translation>
    </message>
    <message>
        <source>Save as a page…</source>
        <translation>문서로 저장…</translation>
    </message>
    <message>
        <source>New file for the certificate</source>
        <translation>증명서를 둘 새 파일</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>웹 문서 (*.html)</translation>
    </message>
    <message>
        <source>Saving the certificate</source>
        <translation>증명서 저장</translation>
    </message>
    <message>
        <source>The certificate is in %1.</source>
        <translation>증명서: %1.</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>증명서</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ChoiceButton</name>
    <message>
        <source>Key %1</source>
        <translation>키 %1</translation>
    </message>
</context>
<context>
    <name>consentry::ui::CohortPart</name>
    <message>
        <source>Cohorts</source>
        <translation>비교 집단</translation>
    </message>
    <message>
        <source>No cohort yet</source>
        <translation>비교 집단이 아직 없음</translation>
    </message>
    <message>
        <source>Scores treat groups of people alike only if people of every group stand around. Build a cohort from a set of people who consented to accuracy tests, as balanced as can be.</source>
        <translation>모든 집단의 사람이 비교 집단에 있어야 점수가 집단을 똑같이 대합니다. 정확도 시험에 동의한 사람들의 세트로 되도록 고르게 만드십시오.</translation>
    </message>
    <message>
        <source>Name of the cohort</source>
        <translation>비교 집단 이름</translation>
    </message>
    <message>
        <source>People of set</source>
        <translation>세트의 사람들</translation>
    </message>
    <message>
        <source>Build cohort</source>
        <translation>비교 집단 만들기</translation>
    </message>
    <message>
        <source>Everybody in the set is asked for at the gate; whoever did not allow it is left out</source>
        <translation>세트의 모든 사람에 대해 허락을 확인하며, 허락하지 않은 사람은 제외됩니다</translation>
    </message>
    <message>
        <source>Reading the cohorts</source>
        <translation>비교 집단 읽기</translation>
    </message>
    <message>
        <source>Reading the sets</source>
        <translation>세트 읽기</translation>
    </message>
    <message>
        <source>No cohort chosen</source>
        <translation>선택한 비교 집단 없음</translation>
    </message>
    <message>
        <source>A cohort is people around whom a face’s neighbourhood is measured, so that one threshold bothers no group more often than others. It helps only groups that it holds.</source>
        <translation>비교 집단은 얼굴 주변을 재는 데 쓰는 사람들로, 하나의 문턱값이 어느 집단도 더 자주 번거롭게 하지 않게 합니다. 들어 있는 집단에만 도움이 됩니다.</translation>
    </message>
    <message>
        <source>Cohort</source>
        <translation>비교 집단</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>It was never built to the end.</source>
        <translation>끝까지 만들어진 적이 없습니다.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>%1 · left out: %2 who did not allow it, %3 without a usable face</source>
        <translation>%1 · 제외: 허락하지 않음 %2명, 쓸 만한 얼굴 없음 %3명</translation>
    </message>
    <message>
        <source>Only %1 of these people may be used now. With fewer than %2, scores scaled by them can treat groups of people more unequally than distances do.</source>
        <translation>지금은 이 가운데 %1명만 사용할 수 있습니다. %2명보다 적으면 이들로 조정한 점수가 거리보다 집단을 더 불균등하게 다룰 수 있습니다.</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>해시</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>사용 중지</translation>
    </message>
    <message>
        <source>Use this cohort</source>
        <translation>이 비교 집단 사용</translation>
    </message>
    <message>
        <source>Build anew</source>
        <translation>다시 만들기</translation>
    </message>
    <message>
        <source>With the engine in force, of the people whose permission holds now</source>
        <translation>사용 중인 엔진으로, 지금 허락이 유효한 사람들로</translation>
    </message>
    <message>
        <source>Building cohort “%1”</source>
        <translation>비교 집단 “%1” 만들기</translation>
    </message>
    <message>
        <source>Building the cohort</source>
        <translation>비교 집단 만들기</translation>
    </message>
    <message>
        <source>Building cohort “%1” anew</source>
        <translation>비교 집단 “%1” 다시 만들기</translation>
    </message>
    <message>
        <source>Building the cohort anew</source>
        <translation>비교 집단 다시 만들기</translation>
    </message>
    <message>
        <source>%1 holds %2 people; %3 did not allow it and were left out.</source>
        <translation>%1에 %2명이 있습니다. %3명은 허락하지 않아 제외했습니다.</translation>
    </message>
    <message>
        <source>Choosing the cohort</source>
        <translation>비교 집단 선택</translation>
    </message>
    <message>
        <source>Scores are made with %1 from the next screening on. A threshold profile measured with a cohort is needed.</source>
        <translation>다음 심사부터 %1(으)로 점수를 냅니다. 비교 집단으로 측정한 문턱값 프로필이 필요합니다.</translation>
    </message>
    <message>
        <source>Scores are made without a cohort from the next screening on.</source>
        <translation>다음 심사부터 비교 집단 없이 점수를 냅니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::CohortTable</name>
    <message>
        <source>In use, but of another engine</source>
        <translation>사용 중, 다른 엔진의 것</translation>
    </message>
    <message>
        <source>Build it anew with the engine in force: nothing can be screened until then.</source>
        <translation>사용 중인 엔진으로 다시 만드십시오. 그때까지는 심사할 수 없습니다.</translation>
    </message>
    <message>
        <source>In use, but small</source>
        <translation>사용 중, 인원이 적음</translation>
    </message>
    <message>
        <source>Too few people stand around: groups may be treated more unequally than by distances.</source>
        <translation>주변 인원이 너무 적습니다. 거리보다 집단을 더 불균등하게 다룰 수 있습니다.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>Scores are made with these people around.</source>
        <translation>이 사람들을 주변으로 삼아 점수를 냅니다.</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>쓰지 않음</translation>
    </message>
    <message>
        <source>Built, and ready to be used.</source>
        <translation>만들어졌으며 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Built by another engine than the one in force.</source>
        <translation>사용 중인 것과 다른 엔진으로 만들었습니다.</translation>
    </message>
    <message>
        <source>not built</source>
        <translation>만들지 않음</translation>
    </message>
    <message>
        <source>Cohort</source>
        <translation>비교 집단</translation>
    </message>
    <message>
        <source>People of set</source>
        <translation>세트의 사람들</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
</context>
<context>
    <name>consentry::ui::CommandPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>무엇을 하시겠습니까?</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ComparisonView</name>
    <message>
        <source>Photographs</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Traveller on the left, reference on the right. Plus and minus zoom, zero fits.</source>
        <translation>왼쪽은 여행자, 오른쪽은 참조. +와 −로 확대·축소, 0은 맞춤.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::Composition</name>
    <message>
        <source>%1 · too few</source>
        <comment>people of a group in a cohort</comment>
        <translation>%1 · 너무 적음</translation>
    </message>
    <message>
        <source>%1: %2 people</source>
        <translation>%1: %2명</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ConsentNote</name>
    <message>
        <source>Consent of the people it was trained on</source>
        <translation>학습에 쓰인 사람들의 동의</translation>
    </message>
</context>
<context>
    <name>consentry::ui::DataTable</name>
    <message>
        <source>Copy rows</source>
        <translation>행 복사</translation>
    </message>
    <message>
        <source>Column: sort, filter, choose</source>
        <translation>열: 정렬, 거르기, 고르기</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>거르기 지우기</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>행 거르기</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>오름차순 정렬</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>내림차순 정렬</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>이것만 보기</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(비어 있음)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
</context>
<context>
    <name>consentry::ui::DetailPanel</name>
    <message>
        <source>Details</source>
        <translation>상세</translation>
    </message>
    <message>
        <source>%1
Press to copy it whole</source>
        <translation>%1
누르면 전체를 복사함</translation>
    </message>
    <message>
        <source>%1 %2: copy</source>
        <translation>%1 %2: 복사</translation>
    </message>
</context>
<context>
    <name>consentry::ui::EmergencyForm</name>
    <message>
        <source>Propose</source>
        <translation>제안</translation>
    </message>
    <message>
        <source>What has to be done</source>
        <translation>해야 할 일</translation>
    </message>
    <message>
        <source>For how many hours</source>
        <translation>몇 시간 동안</translation>
    </message>
    <message>
        <source>Why it cannot wait</source>
        <translation>기다릴 수 없는 이유</translation>
    </message>
    <message>
        <source>The second person reads it</source>
        <translation>두 번째 사람이 읽습니다</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>Act outside your role</source>
        <translation>역할 밖의 행위</translation>
    </message>
    <message>
        <source>For an emergency: one act, for some hours, once another person has agreed. Everything that is done with it names both of you in the log.</source>
        <translation>비상시를 위한 것입니다. 다른 사람이 동의하면 한 가지 행위를 몇 시간 동안 할 수 있고, 그동안 한 모든 일에 두 사람의 이름이 기록됩니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::EnginePanel</name>
    <message>
        <source>Engine in force</source>
        <translation>사용 중인 엔진</translation>
    </message>
    <message>
        <source>Change engine…</source>
        <translation>엔진 바꾸기…</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>방식</translation>
    </message>
    <message>
        <source>Use this engine</source>
        <translation>이 엔진 사용</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>%1 (added here)</source>
        <translation>%1 (여기서 추가)</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>This engine is in force already.</source>
        <translation>이미 이 엔진을 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>Not possible yet: %1 must be present first. Run “consentry-cli models fetch”.</source>
        <translation>아직 안 됩니다. 먼저 %1이(가) 있어야 합니다. “consentry-cli models fetch”를 실행하십시오.</translation>
    </message>
    <message>
        <source>From then on faces are judged by %1, %2. Faces judged by different engines are never compared: before the next screening every reference on a list is opened once more, under the gate and into the log. A threshold profile measured with this engine is needed. The change is recorded with your name.</source>
        <translation>그때부터 %1, %2(으)로 얼굴을 비교합니다. 서로 다른 엔진의 결과는 절대 비교하지 않으므로, 다음 심사 전에 명단의 모든 기준 사진을 허락을 확인하고 기록하며 다시 한 번 엽니다. 이 엔진으로 측정한 문턱값 프로필이 필요합니다. 변경은 귀하의 이름으로 기록됩니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::EntryForm</name>
    <message>
        <source>Alias</source>
        <translation>별칭</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Legal reference</source>
        <translation>법적 근거</translation>
    </message>
    <message>
        <source>citation or order number of an approved basis</source>
        <translation>승인된 근거의 조항 또는 명령 번호</translation>
    </message>
    <message>
        <source>Expected action</source>
        <translation>요구 조치</translation>
    </message>
    <message>
        <source>refer to secondary inspection</source>
        <translation>이차 심사로 보냄</translation>
    </message>
    <message>
        <source>inform the duty supervisor</source>
        <translation>당직 감독관에게 알림</translation>
    </message>
    <message>
        <source>check the document</source>
        <translation>문서 확인</translation>
    </message>
    <message>
        <source>A minor: two approvals needed</source>
        <translation>미성년자: 승인 두 건 필요</translation>
    </message>
    <message>
        <source>Review by</source>
        <translation>재검토 기한</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>만료</translation>
    </message>
    <message>
        <source>Alias (officers see it only after judging)</source>
        <translation>별칭 (심사관은 판정한 뒤에만 봄)</translation>
    </message>
    <message>
        <source>Add as draft</source>
        <translation>초안으로 추가</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Choose photographs…</source>
        <translation>사진 고르기…</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>모두 빼기</translation>
    </message>
    <message>
        <source>Add a person to “%1”</source>
        <translation>“%1”에 사람 추가</translation>
    </message>
    <message>
        <source>Drop photographs here: JPEG or PNG, one face each</source>
        <translation>여기에 사진을 놓으십시오: JPEG 또는 PNG, 한 장에 한 얼굴</translation>
    </message>
    <message>
        <source>Choose reference photographs</source>
        <translation>참조 사진 고르기</translation>
    </message>
    <message>
        <source>Photographs (*.jpg *.jpeg *.png)</source>
        <translation>사진 (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation>추가하는 중…</translation>
    </message>
    <message>
        <source>Adding the person</source>
        <translation>사람 추가</translation>
    </message>
    <message>
        <source>An alias is missing.</source>
        <translation>별칭이 없습니다.</translation>
    </message>
    <message>
        <source>The reason is missing.</source>
        <translation>이유가 없습니다.</translation>
    </message>
    <message>
        <source>The legal reference is missing.</source>
        <translation>법적 근거가 없습니다.</translation>
    </message>
    <message>
        <source>The expected action is missing.</source>
        <translation>요구 조치가 없습니다.</translation>
    </message>
    <message>
        <source>At least one photograph is needed.</source>
        <translation>사진이 한 장 이상 필요합니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::EntryModel</name>
    <message>
        <source>%1 · minor</source>
        <translation>%1 · 미성년자</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>정하지 않음</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>별칭</translation>
    </message>
    <message>
        <source>Legal reference</source>
        <translation>법적 근거</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Listed by</source>
        <translation>등재한 사람</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>승인한 사람</translation>
    </message>
    <message>
        <source>Review by</source>
        <translation>재검토 기한</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>만료</translation>
    </message>
</context>
<context>
    <name>consentry::ui::EraseDialog</name>
    <message>
        <source>Erase this person</source>
        <translation>이 사람 삭제</translation>
    </message>
    <message>
        <source>Erase %1</source>
        <translation>%1 삭제</translation>
    </message>
    <message>
        <source>The reference, typed</source>
        <translation>입력한 참조 번호</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Without the name; kept apart from the log</source>
        <translation>이름 없이. 기록과 따로 보관됩니다</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Destroyed are: %1; then the person’s key. Open cases on them are stopped.</source>
        <translation>파기: %1. 이어서 그 사람의 키를 파기합니다. 열린 사건은 중단됩니다.</translation>
    </message>
    <message>
        <source>Nobody can bring it back. The log keeps that it happened, and names nobody.</source>
        <translation>아무도 되돌릴 수 없습니다. 기록에는 일어난 사실만 남고 이름은 남지 않습니다.</translation>
    </message>
    <message>
        <source>Type %1</source>
        <translation>%1 입력</translation>
    </message>
</context>
<context>
    <name>consentry::ui::EraseWorkspace</name>
    <message>
        <source>Your role does not erase</source>
        <translation>이 역할은 삭제하지 않습니다</translation>
    </message>
    <message>
        <source>Consent clerks, supervisors, auditors and administrators see what was erased.</source>
        <translation>동의 담당자, 감독관, 감사관, 관리자가 삭제 내역을 봅니다.</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>이 화면의 부분</translation>
    </message>
    <message>
        <source>What is held about people, and how it ends</source>
        <translation>사람에 대해 보관된 것과 그 끝</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>consentry::ui::HoldsPart</name>
    <message>
        <source>Person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>요구 근거</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Placed by</source>
        <translation>설정한 사람</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Legal holds</source>
        <translation>법적 보존</translation>
    </message>
    <message>
        <source>End this hold</source>
        <translation>이 보존 끝내기</translation>
    </message>
    <message>
        <source>No hold was ever placed</source>
        <translation>보존이 설정된 적이 없습니다</translation>
    </message>
    <message>
        <source>A supervisor places one at a person, under One person.</source>
        <translation>감독관이 “한 사람”에서 설정합니다.</translation>
    </message>
    <message>
        <source>Reading the holds</source>
        <translation>보존 읽기</translation>
    </message>
    <message>
        <source>Ending the hold</source>
        <translation>보존 끝내기</translation>
    </message>
    <message>
        <source>The hold has ended: the person can be erased.</source>
        <translation>보존이 끝나 이 사람을 삭제할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ImportModel</name>
    <message>
        <source>Line</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Traveller</source>
        <translation>여행자</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>국적</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>성별</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>출생</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>허가</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ImportWorkspace</name>
    <message>
        <source>For %1</source>
        <translation>목적: %1</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>폴더 고르기…</translation>
    </message>
    <message>
        <source>Choose manifest…</source>
        <translation>목록 파일 고르기…</translation>
    </message>
    <message>
        <source>Import the previewed set</source>
        <translation>미리 본 세트 가져오기</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>가져오기 취소</translation>
    </message>
    <message>
        <source>The folder holds a manifest.csv or .jsonl and the photographs it names. First you see, row by row, what would be taken in and why the rest would not. Photographs without permission are never opened.</source>
        <translation>폴더에는 manifest.csv 또는 .jsonl과 거기 적힌 사진이 있습니다. 먼저 무엇이 들어오고 나머지는 왜 들어오지 않는지 행별로 봅니다. 허가 없는 사진은 결코 열지 않습니다.</translation>
    </message>
    <message>
        <source>Drop a folder of photographs here</source>
        <translation>사진 폴더를 여기에 놓으십시오</translation>
    </message>
    <message>
        <source>Photo sets</source>
        <translation>사진 세트</translation>
    </message>
    <message>
        <source>No photo sets yet</source>
        <translation>아직 사진 세트가 없습니다</translation>
    </message>
    <message>
        <source>Drop a folder above, or choose one. Before you press Import, only the gate’s decisions are recorded, with the references of the people it decided about.</source>
        <translation>위에 폴더를 놓거나 고르십시오. 가져오기를 누르기 전에는 관문의 결정과 그 대상자의 참조 번호만 기록됩니다.</translation>
    </message>
    <message>
        <source>Photo sets in this store · Enter shows one</source>
        <translation>이 저장소의 사진 세트 · Enter로 보기</translation>
    </message>
    <message>
        <source>All sets</source>
        <translation>모든 세트</translation>
    </message>
    <message>
        <source>Lines of the manifest</source>
        <translation>목록 파일의 행</translation>
    </message>
    <message>
        <source>Reading the manifest</source>
        <translation>목록 파일을 읽는 중</translation>
    </message>
    <message>
        <source>The gate is asked for each photograph before it is opened.</source>
        <translation>사진마다 열기 전에 허가를 묻습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>가져오기 계속</translation>
    </message>
    <message numerus="yes">
        <source>Import %n photograph(s)</source>
        <translation>
            <numerusform>사진 %n장 가져오기</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the sets</source>
        <translation>세트 읽기</translation>
    </message>
    <message>
        <source>Choose manifest</source>
        <translation>목록 파일 고르기</translation>
    </message>
    <message>
        <source>Manifests (*.csv *.jsonl)</source>
        <translation>목록 파일 (*.csv *.jsonl)</translation>
    </message>
    <message>
        <source>Choose folder of photographs</source>
        <translation>사진 폴더 고르기</translation>
    </message>
    <message>
        <source>An import is under way. Wait until it is done, or cancel it.</source>
        <translation>가져오기가 진행 중입니다. 끝날 때까지 기다리거나 취소하십시오.</translation>
    </message>
    <message>
        <source>Only the gate’s decisions are recorded</source>
        <translation>관문의 결정만 기록됩니다</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>Preview of “%1”</source>
        <translation>“%1” 미리 보기</translation>
    </message>
    <message>
        <source>The preview</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>An import of this manifest was interrupted on %1. It goes on where it stopped; nothing is taken in twice.</source>
        <translation>이 목록의 가져오기가 %1에 중단되었습니다. 멈춘 곳부터 계속되며 두 번 들어오는 것은 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n행</numerusform>
        </translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation>SHA-256 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s) without permission were not opened</source>
        <translation>
            <numerusform>허가 없는 사진 %n장은 열지 않았습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>The manifest has no rows</source>
        <translation>목록 파일에 행이 없습니다</translation>
    </message>
    <message>
        <source>It has a header only. Check that it is the file you meant.</source>
        <translation>머리글만 있습니다. 뜻한 파일인지 확인하십시오.</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>%1행</translation>
    </message>
    <message>
        <source>Photograph of this line</source>
        <translation>이 행의 사진</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Permission for %1</source>
        <translation>%1의 허가</translation>
    </message>
    <message>
        <source>Traveller</source>
        <translation>여행자</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>%1년생</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Import of “%1”</source>
        <translation>“%1” 가져오기</translation>
    </message>
    <message>
        <source>The import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>This set was complete already; nothing was changed.</source>
        <translation>이 세트는 이미 완료되어 있어 아무것도 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 photographs were taken in, %3 without permission were not opened.</source>
        <translation>사진 %2장 중 %1장을 가져왔고, 허가 없는 %3장은 열지 않았습니다.</translation>
    </message>
    <message>
        <source>Showing the set</source>
        <translation>세트 보기</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Show the newest set</source>
        <translation>최신 세트 보기</translation>
    </message>
    <message>
        <source>Your role does not see photo sets</source>
        <translation>이 역할은 사진 세트를 보지 않습니다</translation>
    </message>
    <message>
        <source>Officers import and see them. Change who acts at the top right.</source>
        <translation>심사관이 가져오고 봅니다. 오른쪽 위에서 행위자를 바꾸십시오.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::JobStrip</name>
    <message>
        <source>Progress of the work in the background</source>
        <translation>뒤에서 하는 작업의 진행</translation>
    </message>
    <message>
        <source>Cancel the work in the background</source>
        <translation>뒤에서 하는 작업 취소</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>stopping after this photograph</source>
        <translation>이 사진까지 하고 멈춤</translation>
    </message>
    <message>
        <source>Work goes on</source>
        <translation>작업이 계속됩니다</translation>
    </message>
</context>
<context>
    <name>consentry::ui::JudgementBar</name>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Note for the case (optional; can be erased, never in the log)</source>
        <translation>사건 메모 (선택, 지울 수 있으며 기록에는 남지 않음)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Store judgement</source>
        <translation>판정 저장</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>이차 심사</translation>
    </message>
    <message>
        <source>Decide conflict</source>
        <translation>불일치 결정</translation>
    </message>
    <message>
        <source>choose a step of the scale</source>
        <translation>척도의 단계를 고르십시오</translation>
    </message>
    <message>
        <source>− different people · + the same person</source>
        <translation>− 다른 사람 · + 같은 사람</translation>
    </message>
    <message>
        <source>choose an outcome</source>
        <translation>결과를 고르십시오</translation>
    </message>
    <message>
        <source>photograph quality allows no more than ±%1</source>
        <translation>사진 품질상 ±%1까지만 가능</translation>
    </message>
</context>
<context>
    <name>consentry::ui::KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>judge −3 −2 −1  0  +1 +2 +3</source>
        <translation>판정 −3 −2 −1  0  +1 +2 +3</translation>
    </message>
    <message>
        <source>cleared, refer, recapture, inconclusive</source>
        <translation>이상 없음, 이차 심사, 다시 촬영, 판단 불가</translation>
    </message>
    <message>
        <source>store the judgement</source>
        <translation>판정 저장</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>메모 쓰기</translation>
    </message>
    <message>
        <source>next case</source>
        <translation>다음 사건</translation>
    </message>
    <message>
        <source>give the case back</source>
        <translation>사건 돌려놓기</translation>
    </message>
    <message>
        <source>candidate before, after</source>
        <translation>이전·다음 후보</translation>
    </message>
    <message>
        <source>reference before, after</source>
        <translation>이전·다음 참조</translation>
    </message>
    <message>
        <source>side by side, overlay, curtain, blink, difference</source>
        <translation>나란히, 겹쳐 보기, 커튼, 번갈아, 차이</translation>
    </message>
    <message>
        <source>zoom in, out, fit (also the wheel)</source>
        <translation>확대, 축소, 맞춤 (휠로도)</translation>
    </message>
    <message>
        <source>move the photographs (also by dragging)</source>
        <translation>사진 옮기기 (끌기로도)</translation>
    </message>
    <message>
        <source>less, more of the reference (overlay, curtain)</source>
        <translation>참조 사진 덜, 더 (겹쳐 보기, 커튼)</translation>
    </message>
    <message>
        <source>to the queue; Enter opens a case</source>
        <translation>대기열로, Enter로 사건 열기</translation>
    </message>
    <message>
        <source>F1 or Esc puts this away.</source>
        <translation>F1 또는 Esc로 닫습니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ListForm</name>
    <message>
        <source>Name of the list</source>
        <translation>명단 이름</translation>
    </message>
    <message>
        <source>Legal reference</source>
        <translation>법적 근거</translation>
    </message>
    <message>
        <source>People at most</source>
        <translation>최대 인원</translation>
    </message>
    <message>
        <source>Strangers flagged, of 1,000 searched</source>
        <translation>검색 1,000명당 표시되는 타인</translation>
    </message>
    <message>
        <source>Create list</source>
        <translation>명단 만들기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>새 명단</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Strangers flagged at most, of 1,000 searched</source>
        <translation>검색 1,000명당 표시되는 타인의 최대 수</translation>
    </message>
    <message>
        <source>Creating the list</source>
        <translation>명단 만들기</translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation>이름이 없습니다.</translation>
    </message>
    <message>
        <source>The legal reference is missing.</source>
        <translation>법적 근거가 없습니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ListModel</name>
    <message>
        <source>version %1</source>
        <translation>버전 %1</translation>
    </message>
    <message>
        <source>no version yet</source>
        <translation>아직 버전 없음</translation>
    </message>
    <message>
        <source>%1 of %2 active</source>
        <translation>%2명 중 %1명 활성</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ListPane</name>
    <message>
        <source>Watchlists</source>
        <translation>감시 명단</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>새 명단</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>명단</translation>
    </message>
</context>
<context>
    <name>consentry::ui::LogDetail</name>
    <message>
        <source>No entry chosen</source>
        <translation>고른 항목 없음</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Choose an entry to read what was done, by whom, for what purpose and on which permission it rested at that moment.</source>
        <translation>항목을 고르면 누가 무엇을 어떤 목적으로, 그때 어떤 허가에 근거해 했는지 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Entry %1</source>
        <translation>항목 %1</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Permission at that moment</source>
        <translation>그때의 허가</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Relied on</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>Traveller</source>
        <translation>여행자</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>사건</translation>
    </message>
    <message>
        <source>Exact bytes</source>
        <translation>원본 바이트</translation>
    </message>
    <message>
        <source>Prove</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>%1 — show only entries about this one</source>
        <translation>%1 — 이에 관한 항목만 보기</translation>
    </message>
    <message>
        <source>%1 %2: show only entries about this one</source>
        <translation>%1 %2: 이에 관한 항목만 보기</translation>
    </message>
    <message>
        <source>Hidden from whoever could still be the second reviewer of this case.</source>
        <translation>이 사건의 이차 검토자가 될 수 있는 사람에게는 숨깁니다.</translation>
    </message>
    <message>
        <source>The entry&apos;s exact bytes</source>
        <translation>항목의 원본 바이트</translation>
    </message>
    <message numerus="yes">
        <source>%n exact byte(s), as hashed</source>
        <translation>
            <numerusform>해시된 그대로 %n바이트</numerusform>
        </translation>
    </message>
    <message>
        <source>The proof</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>✓ Included under the checkpoint of %1 entries</source>
        <translation>✓ 항목 %1개의 체크포인트에 포함됨</translation>
    </message>
    <message>
        <source>The stored entry is not the one that was shown</source>
        <translation>저장된 항목이 보여 준 것과 다릅니다</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>leaf %1</source>
        <translation>잎 %1</translation>
    </message>
    <message>
        <source>Hashes of the proof and the checkpoint</source>
        <translation>증명의 해시와 체크포인트</translation>
    </message>
    <message numerus="yes">
        <source>%n hash(es) and the signed checkpoint</source>
        <translation>
            <numerusform>해시 %n개와 서명된 체크포인트</numerusform>
        </translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Entries read</source>
        <translation>읽은 항목</translation>
    </message>
    <message>
        <source>First entry that does not fit</source>
        <translation>처음으로 어긋나는 항목</translation>
    </message>
    <message>
        <source>Covered by the best outside anchor</source>
        <translation>가장 나은 외부 고정이 덮는 항목</translation>
    </message>
    <message>
        <source>Newer than the last outside anchor</source>
        <translation>마지막 외부 고정 이후의 항목</translation>
    </message>
    <message>
        <source>Verdict and time</source>
        <translation>판정과 시간</translation>
    </message>
    <message>
        <source>%1 · %2 s</source>
        <translation>%1 · %2초</translation>
    </message>
    <message>
        <source>Do not repair anything. Keep a copy of the folder, and compare it with the last anchor that left the house.</source>
        <translation>아무것도 고치지 마십시오. 폴더를 복사해 두고 밖으로 나간 마지막 고정과 견주십시오.</translation>
    </message>
    <message>
        <source>Take the log&apos;s head to a witness, or print a slip, so that these entries too can no longer be rewritten unnoticed.</source>
        <translation>이 항목들도 몰래 고쳐 쓸 수 없도록 기록 머리를 증인에게 가져가거나 전표를 인쇄하십시오.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::LogFilterBar</name>
    <message>
        <source>Filter by person</source>
        <translation>사람으로 거르기</translation>
    </message>
    <message>
        <source>Filter by purpose</source>
        <translation>목적으로 거르기</translation>
    </message>
    <message>
        <source>Filter by outcome</source>
        <translation>결과로 거르기</translation>
    </message>
    <message>
        <source>Filter by time</source>
        <translation>시간으로 거르기</translation>
    </message>
    <message>
        <source>Only one traveller</source>
        <translation>한 여행자만</translation>
    </message>
    <message>
        <source>Only one case</source>
        <translation>한 사건만</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>거르기 지우기</translation>
    </message>
    <message>
        <source>chosen days</source>
        <translation>고른 날</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>첫날</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>마지막 날</translation>
    </message>
    <message>
        <source>to</source>
        <translation>~</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>anyone</source>
        <translation>누구나</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>any</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>filter name, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>지난 7일</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>지난 30일</translation>
    </message>
    <message>
        <source>chosen days…</source>
        <translation>날 고르기…</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Traveller: %1</source>
        <translation>여행자: %1</translation>
    </message>
    <message>
        <source>Case: %1</source>
        <translation>사건: %1</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>다시 모두 보기</translation>
    </message>
</context>
<context>
    <name>consentry::ui::LogModel</name>
    <message>
        <source>the program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>person, role</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Entry ▾</source>
        <translation>항목 ▾</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>What</source>
        <translation>무엇을</translation>
    </message>
    <message>
        <source>Permission at that moment</source>
        <translation>그때의 허가</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
</context>
<context>
    <name>consentry::ui::LogWorkspace</name>
    <message>
        <source>Entries of the log</source>
        <translation>기록의 항목</translation>
    </message>
    <message numerus="yes">
        <source>%n newer · show</source>
        <translation>
            <numerusform>새 항목 %n개 · 보기</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>기록을 읽는 중</translation>
    </message>
    <message>
        <source>Verify the log</source>
        <translation>기록 검증</translation>
    </message>
    <message>
        <source>Verify with anchors…</source>
        <translation>고정으로 검증…</translation>
    </message>
    <message>
        <source>Export a bundle for an outsider…</source>
        <translation>외부인용 묶음 내보내기…</translation>
    </message>
    <message>
        <source>Print a slip of the head…</source>
        <translation>기록 머리 전표 인쇄…</translation>
    </message>
    <message>
        <source>Anchor with a witness folder…</source>
        <translation>증인 폴더로 고정…</translation>
    </message>
    <message>
        <source>Read the log anew</source>
        <translation>기록 다시 읽기</translation>
    </message>
    <message>
        <source>Exact bytes of the entry</source>
        <translation>항목의 원본 바이트</translation>
    </message>
    <message>
        <source>Prove the entry</source>
        <translation>항목 증명</translation>
    </message>
    <message>
        <source>Export, anchor ▾</source>
        <translation>내보내기, 고정 ▾</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Your role does not read the log</source>
        <translation>이 역할은 기록을 읽지 않습니다</translation>
    </message>
    <message>
        <source>Auditors do. Change who acts at the top right, or ask an administrator.</source>
        <translation>감사인이 읽습니다. 오른쪽 위에서 행위자를 바꾸거나 관리자에게 문의하십시오.</translation>
    </message>
    <message>
        <source>%1 entries · %2 fit</source>
        <comment>in the log, after filtering</comment>
        <translation>항목 %1개 · %2개 해당</translation>
    </message>
    <message>
        <source>No entry fits the filters</source>
        <translation>거르기에 맞는 항목이 없습니다</translation>
    </message>
    <message>
        <source>Take a filter away above to see more.</source>
        <translation>더 보려면 위의 거르기를 빼십시오.</translation>
    </message>
    <message>
        <source>The newest %1 entries are shown. Choose days to see older ones.</source>
        <translation>최신 항목 %1개를 보입니다. 더 오래된 것은 날을 골라 보십시오.</translation>
    </message>
    <message>
        <source>Verifying the log</source>
        <translation>기록 검증 중</translation>
    </message>
    <message>
        <source>The verification</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Choose anchors: slips or witness files</source>
        <translation>고정 고르기: 전표 또는 증인 파일</translation>
    </message>
    <message>
        <source>New folder for the bundle</source>
        <translation>묶음을 둘 새 폴더</translation>
    </message>
    <message>
        <source>Exporting the log</source>
        <translation>기록 내보내는 중</translation>
    </message>
    <message>
        <source>The export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>%1 entries were written to %2.</source>
        <translation>항목 %1개를 %2에 썼습니다.</translation>
    </message>
    <message>
        <source>New file for the slip</source>
        <translation>전표를 둘 새 파일</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>웹 페이지 (*.html)</translation>
    </message>
    <message>
        <source>The slip</source>
        <translation>전표</translation>
    </message>
    <message>
        <source>The slip of %1 entries is ready. It counts once it has left the house on paper.</source>
        <translation>항목 %1개의 전표가 준비되었습니다. 종이로 밖에 나간 뒤에야 효력이 있습니다.</translation>
    </message>
    <message>
        <source>The witness&apos;s folder, on its own medium</source>
        <translation>별도 매체에 있는 증인 폴더</translation>
    </message>
    <message>
        <source>The anchor</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Witness %1 has signed for %2 entries.</source>
        <translation>증인 %1이(가) 항목 %2개에 서명했습니다.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Checking what people signed</source>
        <translation>개인 서명 확인</translation>
    </message>
    <message>
        <source>%1 of the signatures that people made in this log are wrong, first at entry %2: %3. Keep a copy of the folder, and find out who acted there.</source>
        <translation>이 기록의 개인 서명 %1개가 틀렸습니다. 첫 항목 %2: %3. 폴더 사본을 보관하고 누가 한 일인지 확인하십시오.</translation>
    </message>
    <message>
        <source>All %1 signatures that people made in this log are right.</source>
        <translation>이 기록의 개인 서명 %1개가 모두 맞습니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::MainWindow</name>
    <message>
        <source>Go to %1</source>
        <translation>%1(으)로 가기</translation>
    </message>
    <message>
        <source>Find or do…</source>
        <translation>찾기 또는 실행…</translation>
    </message>
    <message>
        <source>Change who acts…</source>
        <translation>행위자 바꾸기…</translation>
    </message>
    <message>
        <source>Change the purpose…</source>
        <translation>목적 바꾸기…</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>밝은 색 또는 어두운 색</translation>
    </message>
    <message>
        <source>Stop every use of faces…</source>
        <translation>얼굴의 모든 사용 중지…</translation>
    </message>
    <message>
        <source>Lift the stop</source>
        <translation>중지 해제</translation>
    </message>
    <message>
        <source>Cancel the work in the background</source>
        <translation>뒤에서 하는 작업 취소</translation>
    </message>
    <message>
        <source>Another store…</source>
        <translation>다른 저장소…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Checking the log</source>
        <translation>기록 점검 중</translation>
    </message>
    <message>
        <source>Somebody else is about to sign in.</source>
        <translation>다른 사람이 로그인하려고 합니다.</translation>
    </message>
    <message>
        <source>You locked it.</source>
        <translation>직접 잠갔습니다.</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>창 잠그기</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>로그아웃</translation>
    </message>
    <message>
        <source>Change your passphrase…</source>
        <translation>암호문 바꾸기…</translation>
    </message>
    <message>
        <source>Your passphrase was changed.</source>
        <translation>암호문을 바꿨습니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::MeasureForm</name>
    <message>
        <source>Reading</source>
        <translation>읽는 중</translation>
    </message>
    <message>
        <source>Asking for each permission</source>
        <translation>허락을 하나씩 확인하는 중</translation>
    </message>
    <message>
        <source>Looking at photographs</source>
        <translation>사진을 보는 중</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>비교하는 중</translation>
    </message>
    <message>
        <source>Compare groups</source>
        <translation>집단 비교</translation>
    </message>
    <message>
        <source>Photo set</source>
        <translation>사진 세트</translation>
    </message>
    <message>
        <source>Error rates by nationality, age and gender at one threshold for everybody</source>
        <translation>모두에게 같은 문턱값에서 국적, 나이, 성별에 따른 오류율</translation>
    </message>
    <message>
        <source>Measure on your own travellers</source>
        <translation>자기 여행자로 측정</translation>
    </message>
    <message>
        <source>Only those who consented to accuracy tests; each is asked for at the gate.</source>
        <translation>정확도 시험에 동의한 사람만 씁니다. 한 사람씩 허락을 확인합니다.</translation>
    </message>
    <message>
        <source>Name of the new profile</source>
        <translation>새 프로필 이름</translation>
    </message>
    <message>
        <source>e.g. own travellers</source>
        <translation>예: 우리 여행자</translation>
    </message>
    <message>
        <source>Measure a profile</source>
        <translation>프로필 측정</translation>
    </message>
    <message>
        <source>Thresholds of your own, with intervals; small sets are refused with the number needed</source>
        <translation>구간이 있는 자체 문턱값. 작은 세트는 필요한 수를 알리고 거절합니다</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>측정 진행</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>멈추는 중…</translation>
    </message>
    <message>
        <source>No set is imported yet; an officer imports one first.</source>
        <translation>가져온 세트가 없습니다. 먼저 담당관이 가져와야 합니다.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
</context>
<context>
    <name>consentry::ui::MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>알림 닫기</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ModelTable</name>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>하는 일</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>필요로 하는 엔진</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>사용 허가</translation>
    </message>
    <message>
        <source>Consent of the people shown</source>
        <translation>사진 속 사람들의 동의</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ModelsWorkspace</name>
    <message>
        <source>Networks</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>No network is named here</source>
        <translation>이름이 적힌 신경망 없음</translation>
    </message>
    <message>
        <source>models/manifest.toml names every network; it could not be found or is empty.</source>
        <translation>models/manifest.toml에 모든 신경망이 적혀 있는데, 찾지 못했거나 비어 있습니다.</translation>
    </message>
    <message>
        <source>Threshold profiles</source>
        <translation>문턱값 프로필</translation>
    </message>
    <message>
        <source>No threshold profile yet</source>
        <translation>문턱값 프로필이 아직 없음</translation>
    </message>
    <message>
        <source>Nothing can be screened without one. Store one that came with the models, or measure one on your own travellers: “consentry-cli profile store FILE”, “consentry-cli calibrate --set SET --name NAME”.</source>
        <translation>없으면 심사할 수 없습니다. 모델과 함께 온 것을 저장하거나 자기 여행자로 측정하십시오: “consentry-cli profile store FILE”, “consentry-cli calibrate --set SET --name NAME”.</translation>
    </message>
    <message>
        <source>Cohorts</source>
        <translation>비교 집단</translation>
    </message>
    <message>
        <source>Reading the engine in force</source>
        <translation>사용 중인 엔진 읽기</translation>
    </message>
    <message>
        <source>Reading the networks</source>
        <translation>신경망 읽기</translation>
    </message>
    <message>
        <source>Reading the threshold profiles</source>
        <translation>문턱값 프로필 읽기</translation>
    </message>
    <message>
        <source>Nobody has chosen; every site begins with this one.</source>
        <translation>아직 고른 사람이 없으며, 모든 기관이 이것으로 시작합니다.</translation>
    </message>
    <message>
        <source>Chosen by %1 on %2</source>
        <translation>%1이(가) %2에 선택함</translation>
    </message>
    <message>
        <source>This engine</source>
        <translation>이 엔진</translation>
    </message>
    <message>
        <source>No threshold profile is stored for this engine: nothing can be screened until one is.</source>
        <translation>이 엔진의 문턱값 프로필이 없어 저장할 때까지 심사할 수 없습니다.</translation>
    </message>
    <message>
        <source>Threshold profiles: %1</source>
        <translation>문턱값 프로필: %1</translation>
    </message>
    <message>
        <source>Changing the engine</source>
        <translation>엔진 변경</translation>
    </message>
    <message>
        <source>Faces are judged by this engine from the next screening on; the change is in the log.</source>
        <translation>다음 심사부터 이 엔진으로 얼굴을 비교합니다. 변경은 기록에 있습니다.</translation>
    </message>
    <message>
        <source>No network chosen</source>
        <translation>선택한 신경망 없음</translation>
    </message>
    <message>
        <source>No profile chosen</source>
        <translation>선택한 프로필 없음</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
</context>
<context>
    <name>consentry::ui::NewPassphrase</name>
    <message>
        <source>New passphrase</source>
        <translation>새 암호문</translation>
    </message>
    <message>
        <source>New passphrase, once more</source>
        <translation>새 암호문 다시</translation>
    </message>
    <message>
        <source>at least %1 characters</source>
        <translation>%1자 이상</translation>
    </message>
    <message>
        <source>once more</source>
        <translation>한 번 더</translation>
    </message>
    <message>
        <source>Several words that only you put together are best.</source>
        <translation>자신만이 떠올릴 여러 단어가 가장 좋습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n more character(s)</source>
        <translation>
            <numerusform>%n자 더 필요합니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Long enough. Write it once more.</source>
        <translation>길이가 충분합니다. 한 번 더 쓰십시오.</translation>
    </message>
    <message>
        <source>Good and long. Write it once more.</source>
        <translation>길고 좋습니다. 한 번 더 쓰십시오.</translation>
    </message>
    <message>
        <source>The two are not the same yet.</source>
        <translation>두 칸이 아직 같지 않습니다.</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>두 칸이 같습니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::NewStoreForm</name>
    <message>
        <source>Create store</source>
        <translation>저장소 만들기</translation>
    </message>
    <message>
        <source>Folder of the new store</source>
        <translation>새 저장소의 폴더</translation>
    </message>
    <message>
        <source>Name of the first administrator</source>
        <translation>첫 관리자의 이름</translation>
    </message>
    <message>
        <source>Login of the first administrator</source>
        <translation>첫 관리자의 로그인</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>A new store</source>
        <translation>새 저장소</translation>
    </message>
    <message>
        <source>Folder: new, or empty</source>
        <translation>폴더: 새것 또는 빈 것</translation>
    </message>
    <message>
        <source>First administrator: name and login</source>
        <translation>첫 관리자: 이름과 로그인</translation>
    </message>
    <message>
        <source>Passphrase of the first administrator</source>
        <translation>첫 관리자의 암호문</translation>
    </message>
    <message>
        <source>Nobody can restore a forgotten passphrase. The administrator adds the other people; officers, supervisors and auditors are different persons.</source>
        <translation>잊은 암호문은 아무도 되살릴 수 없습니다. 다른 사람은 관리자가 추가하며, 심사관·감독관·감사관은 서로 다른 사람입니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::OrdersPart</name>
    <message>
        <source>Whom</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>삭제됨</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Orders to erase</source>
        <translation>삭제 명령</translation>
    </message>
    <message>
        <source>Read an order…</source>
        <translation>명령 읽기…</translation>
    </message>
    <message>
        <source>No order was proposed</source>
        <translation>제안된 명령이 없습니다</translation>
    </message>
    <message>
        <source>An order is a file that names a population. Reading one changes nothing.</source>
        <translation>명령은 대상 집단을 적은 파일입니다. 읽어도 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Reading the orders</source>
        <translation>명령 읽기</translation>
    </message>
    <message>
        <source>Read an order to see whom it means</source>
        <translation>누구를 뜻하는지 보려면 명령을 읽으십시오</translation>
    </message>
    <message>
        <source>%1 meant, %2 erased</source>
        <translation>대상 %1명, 삭제 %2명</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>제안자</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>결정자</translation>
    </message>
    <message>
        <source>A consent clerk runs it.</source>
        <translation>동의 담당자가 실행합니다.</translation>
    </message>
    <message>
        <source>Go on erasing</source>
        <translation>이어서 삭제</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n people</source>
        <translation>
            <numerusform>%n명 삭제</numerusform>
        </translation>
    </message>
    <message>
        <source>An order to erase</source>
        <translation>삭제 명령</translation>
    </message>
    <message>
        <source>Orders (*.toml)</source>
        <translation>명령 (*.toml)</translation>
    </message>
    <message>
        <source>Reading the order</source>
        <translation>명령 읽기</translation>
    </message>
    <message>
        <source>Nothing has been changed</source>
        <translation>아무것도 바뀌지 않았습니다</translation>
    </message>
    <message>
        <source>%1, of whom %2 are kept by a legal hold</source>
        <translation>%1명, 그중 %2명은 법적 보존</translation>
    </message>
    <message>
        <source>Would be destroyed</source>
        <translation>파기될 것</translation>
    </message>
    <message>
        <source>Open cases that would be stopped</source>
        <translation>중단될 열린 사건</translation>
    </message>
    <message>
        <source>Names that nobody has here</source>
        <translation>여기에 없는 이름</translation>
    </message>
    <message>
        <source>Consent clerks and administrators propose orders.</source>
        <translation>동의 담당자와 관리자가 명령을 제안합니다.</translation>
    </message>
    <message>
        <source>Propose to a second person</source>
        <translation>두 번째 사람에게 제안</translation>
    </message>
    <message>
        <source>Counting whom the order means</source>
        <translation>명령 대상 세기</translation>
    </message>
    <message>
        <source>Proposing the order</source>
        <translation>명령 제안</translation>
    </message>
    <message>
        <source>Proposed. A supervisor agrees under Approve; then it is run here.</source>
        <translation>제안했습니다. 감독관이 “승인”에서 동의하면 여기에서 실행합니다.</translation>
    </message>
    <message>
        <source>Erasing by order</source>
        <translation>명령에 따른 삭제</translation>
    </message>
    <message>
        <source>The order</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Erased %1 of %2 people; %3 left out, with the reason in the certificate. Read back: %4 found.</source>
        <translation>%2명 중 %1명 삭제, %3명 제외(이유는 증명서에). 다시 찾아본 결과: %4개.</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>명령</translation>
    </message>
</context>
<context>
    <name>consentry::ui::PassphraseDialog</name>
    <message>
        <source>Present passphrase</source>
        <translation>지금 암호문</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>암호문 바꾸기</translation>
    </message>
    <message>
        <source>Change your passphrase</source>
        <translation>암호문 바꾸기</translation>
    </message>
    <message>
        <source>Keep the present one</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>새 암호문</translation>
    </message>
    <message>
        <source>Nobody can bring back a forgotten passphrase.</source>
        <translation>잊은 암호문은 아무도 되살릴 수 없습니다.</translation>
    </message>
    <message>
        <source>The present passphrase</source>
        <translation>지금 암호문</translation>
    </message>
    <message>
        <source>Changing the passphrase</source>
        <translation>암호문 바꾸기</translation>
    </message>
</context>
<context>
    <name>consentry::ui::PeopleModel</name>
    <message>
        <source>may no longer act</source>
        <translation>더는 행위할 수 없음</translation>
    </message>
    <message>
        <source>may act</source>
        <translation>행위할 수 있음</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>locked out</source>
        <translation>잠겨 있음</translation>
    </message>
    <message>
        <source>has no passphrase yet</source>
        <translation>아직 암호문이 없음</translation>
    </message>
    <message>
        <source>must choose a passphrase</source>
        <translation>암호문을 정해야 함</translation>
    </message>
    <message>
        <source>never</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Last signed in</source>
        <translation>마지막 로그인</translation>
    </message>
</context>
<context>
    <name>consentry::ui::PeoplePage</name>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>사람 추가</translation>
    </message>
    <message>
        <source>Name, as colleagues read it</source>
        <translation>동료가 읽는 이름</translation>
    </message>
    <message>
        <source>Login: 2 to 32 of a–z 0–9 . _ -</source>
        <translation>로그인: a–z 0–9 . _ - 2~32자</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Nobody is administrator and auditor at once.</source>
        <translation>관리자와 감사인을 함께 맡을 수 없습니다.</translation>
    </message>
    <message>
        <source>Administrators add people</source>
        <translation>관리자가 사람을 추가합니다</translation>
    </message>
    <message>
        <source>Adding the person</source>
        <translation>사람 추가</translation>
    </message>
    <message>
        <source>%1 may act from now on. For the first sign-in, shown this once: %2</source>
        <translation>이제 %1님이 활동할 수 있습니다. 첫 로그인용이며 이번 한 번만 표시됩니다: %2</translation>
    </message>
    <message>
        <source>Reading how people sign in</source>
        <translation>로그인 상태 읽기</translation>
    </message>
</context>
<context>
    <name>consentry::ui::PersonCard</name>
    <message>
        <source>Change roles</source>
        <translation>역할 바꾸기</translation>
    </message>
    <message>
        <source>Set a one-time passphrase</source>
        <translation>일회용 암호문 정하기</translation>
    </message>
    <message>
        <source>Add another person</source>
        <translation>다른 사람 추가</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>login, state</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>End %1’s right to act</source>
        <translation>%1의 행위 권한 끝내기</translation>
    </message>
    <message>
        <source>This person may no longer act. What they did stays in the log under their name.</source>
        <translation>이 사람은 더는 행위할 수 없습니다. 한 일은 그 이름으로 기록에 남습니다.</translation>
    </message>
    <message>
        <source>Administrators change roles and set passphrases.</source>
        <translation>역할과 암호문은 관리자가 바꿉니다.</translation>
    </message>
    <message>
        <source>Your own passphrase is reset, and your right to act is ended, by another administrator.</source>
        <translation>자신의 암호문을 다시 정하거나 권한을 끝내는 것은 다른 관리자가 합니다.</translation>
    </message>
    <message>
        <source>Twenty wrong passphrases locked this person out. Unlocking needs two people.</source>
        <translation>암호문을 스무 번 틀려 이 사람이 잠겼습니다. 푸는 데는 두 사람이 필요합니다.</translation>
    </message>
    <message>
        <source>Nobody is this and %1 at once</source>
        <translation>누구도 이것과 %1을(를) 함께 맡지 않습니다</translation>
    </message>
    <message>
        <source>Changing the roles</source>
        <translation>역할 바꾸기</translation>
    </message>
    <message>
        <source>The roles of %1 were changed.</source>
        <translation>%1의 역할을 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Setting a passphrase</source>
        <translation>암호문 정하기</translation>
    </message>
    <message>
        <source>%1 signs in once with this passphrase and then chooses another. It is shown this once: %2</source>
        <translation>%1은(는) 이 암호문으로 한 번 로그인한 뒤 새로 정합니다. 이번 한 번만 표시됩니다: %2</translation>
    </message>
    <message>
        <source>End the right to act</source>
        <translation>행위 권한 끝내기</translation>
    </message>
    <message>
        <source>%1 can never sign in again with this login. What they did stays in the log.</source>
        <translation>%1은(는) 이 로그인으로 다시는 로그인할 수 없습니다. 한 일은 기록에 남습니다.</translation>
    </message>
    <message>
        <source>Ending the right to act</source>
        <translation>행위 권한 끝내기</translation>
    </message>
    <message>
        <source>%1 may no longer act.</source>
        <translation>%1은(는) 더는 행위할 수 없습니다.</translation>
    </message>
    <message>
        <source>Propose unlocking</source>
        <translation>잠금 해제 제안</translation>
    </message>
    <message>
        <source>Why this person is to be unlocked</source>
        <translation>이 사람의 잠금을 푸는 이유</translation>
    </message>
    <message>
        <source>Why, for the second person</source>
        <translation>이유 (두 번째 사람이 읽음)</translation>
    </message>
    <message>
        <source>Proposing to unlock</source>
        <translation>잠금 해제 제안</translation>
    </message>
    <message>
        <source>Unlocking was proposed. Another person approves it under Approve.</source>
        <translation>잠금 해제를 제안했습니다. 다른 사람이 “승인”에서 승인합니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::PersonPart</name>
    <message>
        <source>Show what is held</source>
        <translation>보관된 것 보기</translation>
    </message>
    <message>
        <source>Reference or handle of a person</source>
        <translation>사람의 참조 번호 또는 식별자</translation>
    </message>
    <message>
        <source>A traveller’s reference, or a handle</source>
        <translation>여행자 참조 번호 또는 식별자</translation>
    </message>
    <message>
        <source>Looking for the person</source>
        <translation>사람 찾기</translation>
    </message>
    <message>
        <source>Name a person to see what is held about them, by kind and number</source>
        <translation>사람을 지정하면 보관된 것이 종류와 수로 나옵니다</translation>
    </message>
    <message>
        <source>Held about this person</source>
        <translation>이 사람에 대해 보관된 것</translation>
    </message>
    <message>
        <source>Handle in the log</source>
        <translation>기록의 식별자</translation>
    </message>
    <message>
        <source>A legal hold stands: nothing of them is erased</source>
        <translation>법적 보존 중: 아무것도 삭제되지 않습니다</translation>
    </message>
    <message>
        <source>%1 · by %2 since %3</source>
        <comment>reference, person, time</comment>
        <translation>%1 · %2, %3부터</translation>
    </message>
    <message>
        <source>Consent clerks erase people, supervisors place holds.</source>
        <translation>삭제는 동의 담당자가, 보존은 감독관이 합니다.</translation>
    </message>
    <message>
        <source>Erase this person…</source>
        <translation>이 사람 삭제…</translation>
    </message>
    <message>
        <source>What asks to keep this person</source>
        <translation>이 사람의 보존을 요구하는 근거</translation>
    </message>
    <message>
        <source>What asks for it: the number of a court order</source>
        <translation>근거: 법원 명령 번호</translation>
    </message>
    <message>
        <source>Place a hold</source>
        <translation>보존 설정</translation>
    </message>
    <message>
        <source>The hold</source>
        <translation>보존</translation>
    </message>
    <message>
        <source>Held. Nothing of this person is erased until the hold ends.</source>
        <translation>보존했습니다. 보존이 끝날 때까지 아무것도 삭제되지 않습니다.</translation>
    </message>
    <message>
        <source>Keep everything of this person</source>
        <translation>이 사람의 모든 것을 보존</translation>
    </message>
    <message>
        <source>The erasure</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Erased: %1 objects destroyed, and read back: nothing was found. The certificate stands under Certificates.</source>
        <translation>삭제됨: %1개 항목을 파기했고, 다시 찾아보니 남은 것이 없습니다. 증명서는 “증명서”에 있습니다.</translation>
    </message>
    <message>
        <source>Reading back</source>
        <translation>다시 찾아보기</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>한 사람</translation>
    </message>
</context>
<context>
    <name>consentry::ui::PlotCard</name>
    <message>
        <source>%1: figures</source>
        <translation>%1: 수치</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 그림 (*.svg)</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ProfileTable</name>
    <message>
        <source>Profile</source>
        <translation>프로필</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>측정 자료</translation>
    </message>
    <message>
        <source>List</source>
        <translation>명단</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ProposalModel</name>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>제안자</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>제안 시각</translation>
    </message>
    <message>
        <source>Waits until</source>
        <translation>기한</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ProposalsWorkspace</name>
    <message>
        <source>What was proposed, in full</source>
        <translation>제안 내용 전문</translation>
    </message>
    <message>
        <source>What needs two people</source>
        <translation>두 사람이 필요한 일</translation>
    </message>
    <message>
        <source>Act outside your role…</source>
        <translation>역할 밖의 행위…</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>반려</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>철회</translation>
    </message>
    <message>
        <source>Nothing waits for a second person</source>
        <translation>두 번째 사람을 기다리는 일이 없습니다</translation>
    </message>
    <message>
        <source>A new policy or legal basis, an order to erase, or unlocking a person comes here first.</source>
        <translation>새 정책이나 법적 근거, 삭제 명령, 잠금 해제는 먼저 여기에 올라옵니다.</translation>
    </message>
    <message>
        <source>Reading the proposals</source>
        <translation>제안 읽기</translation>
    </message>
    <message>
        <source>Choose a line to read it in full</source>
        <translation>전문을 읽으려면 줄을 고르십시오</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>제안자</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>person, time</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>In full</source>
        <translation>전문</translation>
    </message>
    <message>
        <source>SHA-256 of what was proposed</source>
        <translation>제안 내용의 SHA-256</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>결정자</translation>
    </message>
    <message>
        <source>Approving</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Rejecting</source>
        <translation>반려</translation>
    </message>
    <message>
        <source>Withdrawing</source>
        <translation>철회</translation>
    </message>
    <message>
        <source>The proposal</source>
        <translation>제안</translation>
    </message>
    <message>
        <source>Proposed. Another person approves it here; sign in again then, and it begins.</source>
        <translation>제안했습니다. 다른 사람이 여기에서 승인한 뒤 다시 로그인하면 시작됩니다.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>waits for a second person</source>
        <translation>두 번째 사람을 기다림</translation>
    </message>
</context>
<context>
    <name>consentry::ui::QueuePane</name>
    <message>
        <source>Cases that wait</source>
        <translation>기다리는 사건</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>대기열 순서</translation>
    </message>
    <message>
        <source>By waiting time</source>
        <translation>대기 시간순</translation>
    </message>
    <message>
        <source>Priority first</source>
        <translation>우선 먼저</translation>
    </message>
    <message>
        <source>Which cases are shown</source>
        <translation>보이는 사건</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>열린 것 모두</translation>
    </message>
    <message>
        <source>For me</source>
        <translation>내 것</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>불일치</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>대기열</translation>
    </message>
    <message>
        <source>by waiting time</source>
        <translation>대기 시간순</translation>
    </message>
    <message>
        <source>priority first</source>
        <translation>우선 먼저</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>열림 %1</translation>
    </message>
    <message>
        <source>%1 for you</source>
        <translation>내 몫 %1</translation>
    </message>
    <message>
        <source>%1 in conflict</source>
        <translation>불일치 %1</translation>
    </message>
    <message>
        <source>No case waits.
Flagged travellers appear here after a screening.</source>
        <translation>기다리는 사건이 없습니다.
대조 뒤에 표시된 여행자가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>None of the open cases fits this choice.</source>
        <translation>열린 사건 중 해당하는 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>%1 (Alt+%2)</source>
        <translation>%1 (Alt+%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n건 대기</numerusform>
        </translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Use dark colours</source>
        <translation>어두운 색 쓰기</translation>
    </message>
    <message>
        <source>Use light colours</source>
        <translation>밝은 색 쓰기</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ReferenceStrip</name>
    <message>
        <source>Reference %1 of %2</source>
        <translation>참조 %2 중 %1</translation>
    </message>
</context>
<context>
    <name>consentry::ui::RetentionPart</name>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>일</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>정한 사람</translation>
    </message>
    <message>
        <source>Would go now</source>
        <translation>지금 파기</translation>
    </message>
    <message>
        <source>Kept by a hold</source>
        <translation>보존됨</translation>
    </message>
    <message>
        <source>Kept by an open case</source>
        <translation>열린 사건</translation>
    </message>
    <message>
        <source>Retention rules</source>
        <translation>보존 기간 규칙</translation>
    </message>
    <message>
        <source>Set the days</source>
        <translation>일수 정하기</translation>
    </message>
    <message>
        <source>Destroy what has had its time</source>
        <translation>기간이 지난 것 파기</translation>
    </message>
    <message>
        <source>I compared this computer’s clock with another: it is right</source>
        <translation>이 컴퓨터의 시계를 다른 시계와 비교했고 맞습니다</translation>
    </message>
    <message>
        <source>Days that the chosen kind is kept</source>
        <translation>고른 종류를 보관할 일수</translation>
    </message>
    <message>
        <source>Reading the rules</source>
        <translation>규칙 읽기</translation>
    </message>
    <message>
        <source>Counting what has had its time</source>
        <translation>기간이 지난 것 세기</translation>
    </message>
    <message>
        <source>as delivered</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>Last run: %1. The program makes the next by itself.</source>
        <translation>마지막 실행: %1. 다음은 프로그램이 스스로 합니다.</translation>
    </message>
    <message>
        <source>No run was made yet: nothing goes by itself before the first one.</source>
        <translation>아직 실행한 적이 없습니다. 첫 실행 전에는 저절로 파기되지 않습니다.</translation>
    </message>
    <message>
        <source>The log was silent for more than 31 days, or the clock was set forward: things could go before their time.</source>
        <translation>기록이 31일 넘게 멈췄거나 시계가 앞당겨졌습니다. 제때가 되기 전에 파기될 수 있습니다.</translation>
    </message>
    <message>
        <source>Setting the days</source>
        <translation>일수 정하기</translation>
    </message>
    <message>
        <source>%1: %2 days.</source>
        <translation>%1: %2일.</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>%1 objects that had had their time were destroyed.</source>
        <translation>기간이 지난 항목 %1개를 파기했습니다.</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>보존 기간</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ReviewWords</name>
    <message>
        <source>You held this case first; a blind judgement needs another</source>
        <translation>이 사건을 먼저 맡았습니다. 눈가림 판정에는 다른 사람이 필요합니다</translation>
    </message>
    <message>
        <source>no face found</source>
        <translation>얼굴을 찾지 못함</translation>
    </message>
    <message>
        <source>%1 faces found</source>
        <translation>얼굴 %1개를 찾음</translation>
    </message>
    <message>
        <source>eyes %1 px apart; comparison below 40 px is unreliable</source>
        <translation>눈 사이 %1 px; 40 px 미만의 비교는 믿을 수 없음</translation>
    </message>
    <message>
        <source>head turned %1°</source>
        <translation>고개가 %1° 돌아감</translation>
    </message>
    <message>
        <source>head tilted %1°</source>
        <translation>고개가 %1° 기울어짐</translation>
    </message>
    <message>
        <source>head raised or lowered %1°</source>
        <translation>고개를 %1° 들거나 숙임</translation>
    </message>
    <message>
        <source>an eye looks closed</source>
        <translation>한쪽 눈이 감긴 것으로 보임</translation>
    </message>
    <message>
        <source>mouth open</source>
        <translation>입을 벌림</translation>
    </message>
    <message>
        <source>blurred; fine features are lost</source>
        <translation>흐릿하여 세부 특징이 보이지 않음</translation>
    </message>
    <message>
        <source>face too dark</source>
        <translation>얼굴이 너무 어두움</translation>
    </message>
    <message>
        <source>face too bright</source>
        <translation>얼굴이 너무 밝음</translation>
    </message>
    <message>
        <source>%1 % of the face is pure black or white</source>
        <translation>얼굴의 %1 %가 완전한 검정이나 흰색</translation>
    </message>
    <message>
        <source>face cut off at the picture’s edge</source>
        <translation>얼굴이 사진 가장자리에서 잘림</translation>
    </message>
    <message>
        <source>picture only %1 px small</source>
        <translation>사진이 %1 px로 작음</translation>
    </message>
    <message>
        <source>first judgement</source>
        <translation>첫 판정</translation>
    </message>
    <message>
        <source>second judgement, blind</source>
        <translation>이차 판정, 눈가림</translation>
    </message>
    <message>
        <source>conflict · supervisor</source>
        <translation>불일치 · 감독관</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>종결</translation>
    </message>
    <message>
        <source>stopped: permission ended</source>
        <translation>중지됨: 허가 끝남</translation>
    </message>
    <message>
        <source>closed: new photograph needed</source>
        <translation>종결: 새 사진 필요</translation>
    </message>
    <message>
        <source>First judgement</source>
        <translation>첫 판정</translation>
    </message>
    <message>
        <source>Second judgement</source>
        <translation>이차 판정</translation>
    </message>
    <message>
        <source>Supervisor’s decision</source>
        <translation>감독관의 결정</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>이상 없음</translation>
    </message>
    <message>
        <source>Refer to secondary inspection</source>
        <translation>이차 심사로 보냄</translation>
    </message>
    <message>
        <source>Recapture</source>
        <translation>다시 촬영</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>판단 불가</translation>
    </message>
    <message>
        <source>Overall impression</source>
        <translation>전체 인상</translation>
    </message>
    <message>
        <source>Face shape</source>
        <translation>얼굴 모양</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>눈</translation>
    </message>
    <message>
        <source>Nose</source>
        <translation>코</translation>
    </message>
    <message>
        <source>Mouth and chin</source>
        <translation>입과 턱</translation>
    </message>
    <message>
        <source>Ears</source>
        <translation>귀</translation>
    </message>
    <message>
        <source>Marks and scars</source>
        <translation>점과 흉터</translation>
    </message>
    <message>
        <source>Hairline</source>
        <translation>머리선</translation>
    </message>
    <message>
        <source>Image quality</source>
        <translation>사진 품질</translation>
    </message>
    <message>
        <source>Years between photographs</source>
        <translation>사진 사이의 햇수</translation>
    </message>
    <message>
        <source>Document data</source>
        <translation>문서 자료</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>certainly different people</source>
        <translation>확실히 다른 사람</translation>
    </message>
    <message>
        <source>probably different people</source>
        <translation>아마 다른 사람</translation>
    </message>
    <message>
        <source>rather different people</source>
        <translation>다른 사람 쪽</translation>
    </message>
    <message>
        <source>cannot say</source>
        <translation>말할 수 없음</translation>
    </message>
    <message>
        <source>rather the same person</source>
        <translation>같은 사람 쪽</translation>
    </message>
    <message>
        <source>probably the same person</source>
        <translation>아마 같은 사람</translation>
    </message>
    <message>
        <source>certainly the same person</source>
        <translation>확실히 같은 사람</translation>
    </message>
    <message>
        <source>You judged first; another person judges second</source>
        <translation>당신이 먼저 판정했으며 이차는 다른 사람이 판정합니다</translation>
    </message>
    <message>
        <source>Somebody else has it open</source>
        <translation>다른 사람이 열고 있습니다</translation>
    </message>
    <message>
        <source>For a supervisor who judged neither time</source>
        <translation>두 번 모두 판정하지 않은 감독관의 몫</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>종결됨</translation>
    </message>
    <message>
        <source>Your role does not take this step</source>
        <translation>이 역할은 이 단계를 맡지 않습니다</translation>
    </message>
    <message>
        <source>Not for you now</source>
        <translation>지금은 당신의 몫이 아닙니다</translation>
    </message>
    <message>
        <source>document</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>live</source>
        <translation>현장</translation>
    </message>
    <message>
        <source>other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation>평가되지 않음</translation>
    </message>
    <message>
        <source>good</source>
        <translation>좋음</translation>
    </message>
    <message>
        <source>usable, with warnings</source>
        <translation>주의하여 사용 가능</translation>
    </message>
    <message>
        <source>should be taken again</source>
        <translation>다시 찍어야 함</translation>
    </message>
    <message>
        <source>measured with another model</source>
        <translation>다른 모델로 측정됨</translation>
    </message>
    <message>
        <source>measured on other photographs than these</source>
        <translation>다른 사진들로 측정됨</translation>
    </message>
    <message>
        <source>measured on a list of another size</source>
        <translation>크기가 다른 명단으로 측정됨</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>측정되지 않음</translation>
    </message>
    <message>
        <source>rarer than 1 in %1</source>
        <translation>%1번 중 1번보다 드묾</translation>
    </message>
    <message>
        <source>about 1 in %1</source>
        <translation>약 %1번 중 1번</translation>
    </message>
    <message>
        <source>%1–%2 (95 % interval)</source>
        <translation>%1–%2 (95 % 구간)</translation>
    </message>
    <message>
        <source>at most 1 in %1 (95 % interval)</source>
        <translation>많아야 %1번 중 1번 (95 % 구간)</translation>
    </message>
    <message>
        <source>Taken by %1</source>
        <translation>%1이(가) 맡음</translation>
    </message>
    <message>
        <source>measured with another kind of score</source>
        <translation>다른 방식의 점수로 측정함</translation>
    </message>
    <message>
        <source>at this score</source>
        <translation>이 점수에서</translation>
    </message>
    <message>
        <source>searches of a list of this size flags a stranger at this score</source>
        <translation>이 크기의 명단을 검색하면 모르는 사람이 이 점수로 표시됨</translation>
    </message>
    <message>
        <source>beyond what was measured; how much rarer, nobody can say</source>
        <translation>측정 범위 밖. 얼마나 더 드문지 말할 수 없음</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ReviewWorkspace</name>
    <message>
        <source>Every use of faces is stopped. Open the case again once the stop is lifted.</source>
        <translation>모든 얼굴 사용이 중지되었습니다. 중지가 해제되면 사건을 다시 여십시오.</translation>
    </message>
    <message>
        <source>Every use of faces is stopped.</source>
        <translation>모든 얼굴 사용이 중지되었습니다.</translation>
    </message>
    <message>
        <source>Your claim has ended. Press K to claim the case again.</source>
        <translation>맡은 시간이 끝났습니다. K를 눌러 다시 맡으십시오.</translation>
    </message>
    <message>
        <source>Your claim has ended; the photographs are shown only to the person who judges.</source>
        <translation>맡은 시간이 끝났습니다. 사진은 판정하는 사람에게만 보입니다.</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>사건을 여십시오</translation>
    </message>
    <message>
        <source>Click it in the queue, or press N for the one that waits longest.</source>
        <translation>대기열에서 누르거나, N을 눌러 가장 오래 기다린 사건을 여십시오.</translation>
    </message>
    <message>
        <source>Judge %1: %2</source>
        <translation>판정 %1: %2</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <translation>결과: %1</translation>
    </message>
    <message>
        <source>View side by side</source>
        <translation>나란히 보기</translation>
    </message>
    <message>
        <source>View as overlay</source>
        <translation>겹쳐 보기</translation>
    </message>
    <message>
        <source>View with curtain</source>
        <translation>커튼으로 보기</translation>
    </message>
    <message>
        <source>View blinking</source>
        <translation>번갈아 보기</translation>
    </message>
    <message>
        <source>View difference</source>
        <translation>차이 보기</translation>
    </message>
    <message>
        <source>Less of the reference</source>
        <translation>참조 사진 덜</translation>
    </message>
    <message>
        <source>More of the reference</source>
        <translation>참조 사진 더</translation>
    </message>
    <message>
        <source>Store judgement</source>
        <translation>판정 저장</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>메모 쓰기</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>다음 사건</translation>
    </message>
    <message>
        <source>Keep the claim</source>
        <translation>맡은 사건 유지</translation>
    </message>
    <message>
        <source>Go to the queue</source>
        <translation>대기열로 가기</translation>
    </message>
    <message>
        <source>Keys of the review</source>
        <translation>검토 단축키</translation>
    </message>
    <message>
        <source>Give the case back</source>
        <translation>사건 돌려놓기</translation>
    </message>
    <message>
        <source>Case %1</source>
        <translation>사건 %1</translation>
    </message>
    <message>
        <source>Reading the queue</source>
        <translation>대기열 읽기</translation>
    </message>
    <message>
        <source>Your claim has ended and somebody else may take this case. Press K to claim it again.</source>
        <translation>맡은 시간이 끝나 다른 사람이 맡을 수 있습니다. K를 눌러 다시 맡으십시오.</translation>
    </message>
    <message>
        <source>Your claim ends at %1. Press K to keep the case.</source>
        <translation>맡은 시간이 %1에 끝납니다. K를 누르면 유지됩니다.</translation>
    </message>
    <message>
        <source>Opening the case</source>
        <translation>사건 열기</translation>
    </message>
    <message>
        <source>The photographs are shown only to the person who judges.</source>
        <translation>사진은 판정하는 사람에게만 보입니다.</translation>
    </message>
    <message>
        <source>Case %1 is stopped.</source>
        <translation>사건 %1이(가) 중지되었습니다.</translation>
    </message>
    <message>
        <source>Showing the traveller’s photograph</source>
        <translation>여행자 사진 보기</translation>
    </message>
    <message>
        <source>Showing the reference photograph</source>
        <translation>참조 사진 보기</translation>
    </message>
    <message>
        <source>Storing the judgement</source>
        <translation>판정 저장</translation>
    </message>
    <message>
        <source>Stored.</source>
        <translation>저장했습니다.</translation>
    </message>
    <message>
        <source>Stored: %1 %2 · %3.</source>
        <translation>저장했습니다: %1 %2 · %3.</translation>
    </message>
    <message>
        <source>It now waits for a second person.</source>
        <translation>이제 두 번째 사람을 기다립니다.</translation>
    </message>
    <message>
        <source>The first person judged otherwise; a supervisor decides.</source>
        <translation>첫 사람의 판정이 달라 감독관이 결정합니다.</translation>
    </message>
    <message>
        <source>The case is closed: %1.</source>
        <translation>사건이 종결되었습니다: %1.</translation>
    </message>
    <message>
        <source>yours until %1</source>
        <translation>%1까지 당신 몫</translation>
    </message>
    <message>
        <source>Keeping the case</source>
        <translation>사건 유지</translation>
    </message>
    <message>
        <source>Giving the case back</source>
        <translation>사건 돌려놓기</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Showing this case is not allowed%1.
Nothing of it is shown; the refusal is recorded.</source>
        <translation>이 사건을 보이는 것은 허용되지 않습니다%1.
아무것도 보이지 않으며 거부는 기록됩니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::RunModel</name>
    <message>
        <source>%1 v%2</source>
        <translation>%1 v%2</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>세트</translation>
    </message>
    <message>
        <source>List</source>
        <translation>명단</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation>검색함</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>우선</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>불허</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>얼굴 없음</translation>
    </message>
    <message>
        <source>Threshold profile</source>
        <translation>임계값 프로필</translation>
    </message>
    <message>
        <source>By</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
</context>
<context>
    <name>consentry::ui::RunTiles</name>
    <message>
        <source>photographs searched</source>
        <translation>검색한 사진</translation>
    </message>
    <message>
        <source>no flag</source>
        <translation>표시 없음</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>검토 대상</translation>
    </message>
    <message>
        <source>priority review</source>
        <translation>우선 검토</translation>
    </message>
    <message>
        <source>not allowed, not opened</source>
        <translation>불허, 열지 않음</translation>
    </message>
    <message>
        <source>no usable face</source>
        <translation>쓸 수 있는 얼굴 없음</translation>
    </message>
</context>
<context>
    <name>consentry::ui::RunWords</name>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
</context>
<context>
    <name>consentry::ui::ScreenWorkspace</name>
    <message>
        <source>Reading the list</source>
        <translation>명단 읽기</translation>
    </message>
    <message>
        <source>Checking permissions</source>
        <translation>허가 확인</translation>
    </message>
    <message>
        <source>Looking at photographs</source>
        <translation>사진 살펴보기</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>검색 중</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>작업 중</translation>
    </message>
    <message>
        <source>Review flagged</source>
        <translation>표시된 것 검토</translation>
    </message>
    <message>
        <source>Past screenings</source>
        <translation>지난 대조</translation>
    </message>
    <message>
        <source>No screening yet</source>
        <translation>아직 대조가 없습니다</translation>
    </message>
    <message>
        <source>Choose a set and a list above. What came out of it stays here.</source>
        <translation>위에서 세트와 명단을 고르십시오. 결과는 여기에 남습니다.</translation>
    </message>
    <message>
        <source>Compare a set with a list</source>
        <translation>세트와 명단 대조</translation>
    </message>
    <message>
        <source>Start screening</source>
        <translation>대조 시작</translation>
    </message>
    <message>
        <source>Photo set</source>
        <translation>사진 세트</translation>
    </message>
    <message>
        <source>List</source>
        <translation>명단</translation>
    </message>
    <message>
        <source>Threshold profile</source>
        <translation>임계값 프로필</translation>
    </message>
    <message>
        <source>Progress of the screening</source>
        <translation>대조의 진행</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stops between two photographs; what was found until then stays</source>
        <translation>사진 사이에서 멈추며 그때까지의 결과는 남습니다</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>멈추는 중…</translation>
    </message>
    <message>
        <source>Reading the sets</source>
        <translation>세트 읽기</translation>
    </message>
    <message>
        <source>Reading the lists</source>
        <translation>명단 읽기</translation>
    </message>
    <message>
        <source>Reading the threshold profiles</source>
        <translation>임계값 프로필 읽기</translation>
    </message>
    <message>
        <source>Reading past screenings</source>
        <translation>지난 대조 읽기</translation>
    </message>
    <message>
        <source>%1 · %2 photographs</source>
        <translation>%1 · 사진 %2장</translation>
    </message>
    <message>
        <source>%1 · %2 active</source>
        <translation>%1 · 활성 %2명</translation>
    </message>
    <message>
        <source>No threshold profile is stored yet; without one nothing can be screened.</source>
        <translation>저장된 임계값 프로필이 없어 대조할 수 없습니다.</translation>
    </message>
    <message>
        <source>Uncalibrated for this use: %1. The rates shown are those measured, not a promise for your travellers.</source>
        <translation>이 사용에는 보정되지 않음: %1. 보이는 비율은 측정값이며 이 여행자들에 대한 보장이 아닙니다.</translation>
    </message>
    <message>
        <source>Only an officer screens.</source>
        <translation>심사관만 대조합니다.</translation>
    </message>
    <message>
        <source>Screening “%1”</source>
        <translation>“%1” 대조</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>%1 photographs a second</source>
        <translation>초당 사진 %1장</translation>
    </message>
    <message>
        <source>The screening</source>
        <translation>대조</translation>
    </message>
    <message>
        <source>Cancelled. What was found until then stays and can be reviewed.</source>
        <translation>취소했습니다. 그때까지의 결과는 남아 검토할 수 있습니다.</translation>
    </message>
    <message>
        <source>Screened %1 photographs in %2 s.</source>
        <translation>사진 %1장을 %2초에 대조했습니다.</translation>
    </message>
    <message>
        <source>Result of “%1” against “%2”, version %3, %4</source>
        <translation>“%1”과 “%2” 대조 결과, 버전 %3, %4</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>대조</translation>
    </message>
    <message>
        <source>Opening the list’s references for the engine in force</source>
        <translation>사용 중인 엔진을 위해 명단의 기준 사진 여는 중</translation>
    </message>
    <message>
        <source>cohort “%1”</source>
        <translation>비교 집단 “%1”</translation>
    </message>
    <message>
        <source>profile %1</source>
        <translation>프로필 %1</translation>
    </message>
    <message>
        <source>Reading the engine in force</source>
        <translation>사용 중인 엔진 읽기</translation>
    </message>
    <message>
        <source>The engine in force</source>
        <translation>사용 중인 엔진</translation>
    </message>
    <message>
        <source>Engine in force: %1</source>
        <translation>사용 중인 엔진: %1</translation>
    </message>
    <message>
        <source>Measured on %1 on %2: %3 people on the list, %4 searches by strangers · %5 · %6 · review at %7, priority at %8</source>
        <translation>%2에 %1(으)로 측정: 명단 %3명, 모르는 사람의 검색 %4건 · %5 · %6 · 검토 %7, 우선 %8</translation>
    </message>
    <message>
        <source>The cohort holds too few people of some travellers’ groups: %1. They may be flagged more often than others.</source>
        <translation>비교 집단에 일부 여행자의 집단이 너무 적습니다: %1. 다른 사람보다 더 자주 표시될 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::SetList</name>
    <message>
        <source>Interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>세트</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>가져옴</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Imported by</source>
        <translation>가져온 사람</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
</context>
<context>
    <name>consentry::ui::SignInForm</name>
    <message>
        <source>The passphrase is being checked</source>
        <translation>암호문을 확인하는 중</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>name or login</source>
        <translation>이름 또는 로그인</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>암호문</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock이 켜져 있습니다.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Use the new passphrase</source>
        <translation>새 암호문 쓰기</translation>
    </message>
    <message>
        <source>Somebody else set this passphrase, so it is good for one sign-in only. Choose one that nobody but you knows.</source>
        <translation>이 암호문은 다른 사람이 정한 것이어서 한 번만 쓸 수 있습니다. 자신만 아는 암호문을 정하십시오.</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>자신의 암호문</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>person, roles</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Next try in %1 s</source>
        <translation>%1초 뒤 다시 시도</translation>
    </message>
    <message>
        <source>The name or the passphrase is not right. An administrator can set another one.</source>
        <translation>이름이나 암호문이 맞지 않습니다. 관리자가 새로 정해 줄 수 있습니다.</translation>
    </message>
    <message>
        <source>Too many wrong passphrases in a row. Each further one makes the wait longer.</source>
        <translation>틀린 암호문이 잇따라 너무 많았습니다. 틀릴 때마다 기다리는 시간이 길어집니다.</translation>
    </message>
    <message>
        <source>After too many wrong passphrases nobody can sign in as this person. Ask an administrator to propose unlocking, and another person to approve it.</source>
        <translation>틀린 암호문이 너무 많아 아무도 이 사람으로 로그인할 수 없습니다. 관리자에게 잠금 해제를 제안하고 다른 사람이 승인하도록 요청하십시오.</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Changing the passphrase</source>
        <translation>암호문 바꾸기</translation>
    </message>
</context>
<context>
    <name>consentry::ui::StatusStrip</name>
    <message>
        <source>The log has not been read yet</source>
        <translation>아직 기록을 읽지 않음</translation>
    </message>
    <message>
        <source>Log verified to %1</source>
        <translation>%1까지 기록 검증됨</translation>
    </message>
    <message>
        <source>The log does not verify from entry %1 on</source>
        <translation>항목 %1부터 기록이 검증되지 않음</translation>
    </message>
    <message>
        <source>The log does not verify</source>
        <translation>기록이 검증되지 않음</translation>
    </message>
    <message>
        <source>Log of %1 entries, not verified since opening</source>
        <translation>항목 %1개의 기록, 연 뒤 검증하지 않음</translation>
    </message>
    <message>
        <source>no outside anchor yet</source>
        <translation>아직 외부 고정 없음</translation>
    </message>
    <message>
        <source>%1 newer than the last outside anchor</source>
        <translation>마지막 외부 고정 이후 %1개</translation>
    </message>
</context>
<context>
    <name>consentry::ui::StopBand</name>
    <message>
        <source>Lift the stop: %1</source>
        <translation>중지 해제: %1</translation>
    </message>
    <message>
        <source>Stop every use of faces</source>
        <translation>얼굴의 모든 사용 중지</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>계속 일하기</translation>
    </message>
    <message>
        <source>Lift the stop</source>
        <translation>중지 해제</translation>
    </message>
    <message>
        <source>Why? Everybody will read it.</source>
        <translation>이유는? 모두가 읽습니다.</translation>
    </message>
    <message>
        <source>Reason of the stop</source>
        <translation>중지 이유</translation>
    </message>
    <message>
        <source>Stop every use of faces at this site, from the next one on.</source>
        <translation>다음 사용부터 이곳에서 얼굴의 모든 사용을 중지합니다.</translation>
    </message>
    <message>
        <source>%1 · by %2 since %3 · %4</source>
        <comment>what, who, when, why</comment>
        <translation>%1 · %2, %3부터 · %4</translation>
    </message>
    <message>
        <source>The stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Lifting the stop</source>
        <translation>중지 해제</translation>
    </message>
</context>
<context>
    <name>consentry::ui::StoreBand</name>
    <message>
        <source>This store can only be read: %1. Nothing can be imported, judged or changed until it is opened for writing.</source>
        <translation>이 저장소는 읽기만 할 수 있습니다: %1. 쓰기로 열 때까지 가져오기, 판정, 변경을 할 수 없습니다.</translation>
    </message>
    <message>
        <source>Less than %1 % of the disk is free (%2). Make room now: on a full disk nothing new begins.</source>
        <translation>디스크 여유가 %1 % 미만입니다 (%2). 지금 공간을 비우십시오. 디스크가 차면 새 일을 시작할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::Toast</name>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
</context>
<context>
    <name>consentry::ui::TopBar</name>
    <message>
        <source>Find or do…</source>
        <translation>찾기 또는 실행…</translation>
    </message>
    <message>
        <source>Purpose of use</source>
        <translation>사용 목적</translation>
    </message>
    <message>
        <source>Who is acting</source>
        <translation>행위자</translation>
    </message>
    <message>
        <source>Find or do, Control K</source>
        <translation>찾기 또는 실행, Control K</translation>
    </message>
    <message>
        <source>Purpose: %1 ▾</source>
        <translation>목적: %1 ▾</translation>
    </message>
    <message>
        <source>Faces are used for</source>
        <translation>얼굴의 사용 목적</translation>
    </message>
    <message>
        <source>Nobody is acting ▾</source>
        <translation>행위자 없음 ▾</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>person, roles</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>People…</source>
        <translation>사람…</translation>
    </message>
    <message>
        <source>Another store…</source>
        <translation>다른 저장소…</translation>
    </message>
    <message>
        <source> %1 · %2 ▾</source>
        <comment>person, roles</comment>
        <translation> %1 · %2 ▾</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>잠그기</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>로그아웃</translation>
    </message>
    <message numerus="yes">
        <source>Lock by itself after %n minute(s)</source>
        <translation>
            <numerusform>%n분 뒤 스스로 잠그기</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>다른 사람으로 로그인</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) without a touch</source>
        <translation>
            <numerusform>%n분 동안 손대지 않으면</numerusform>
        </translation>
    </message>
    <message>
        <source>Change your passphrase…</source>
        <translation>암호문 바꾸기…</translation>
    </message>
</context>
<context>
    <name>consentry::ui::VerdictTiles</name>
    <message>
        <source>%1: %2, show only these</source>
        <translation>%1: %2, 이것만 보기</translation>
    </message>
    <message>
        <source>Show only these rows</source>
        <translation>이 행만 보기</translation>
    </message>
</context>
<context>
    <name>consentry::ui::VersionModel</name>
    <message>
        <source>Since</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>뿌리</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
</context>
<context>
    <name>consentry::ui::VersionsPanel</name>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>No version yet</source>
        <translation>아직 버전이 없습니다</translation>
    </message>
    <message>
        <source>The first one is made when an entry becomes active.</source>
        <translation>항목이 활성이 되면 첫 버전이 생깁니다.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>날</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>다시 구성</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Who was on it at the end of</source>
        <translation>그날 끝에 누가 있었는가</translation>
    </message>
    <message>
        <source>Versions of “%1”</source>
        <translation>“%1”의 버전</translation>
    </message>
    <message>
        <source>On %1 the list had no version: nobody was searched.</source>
        <translation>%1에는 명단에 버전이 없어 아무도 검색되지 않았습니다.</translation>
    </message>
    <message>
        <source>people: %1</source>
        <translation>사람: %1</translation>
    </message>
    <message>
        <source>reference photographs: %1</source>
        <translation>참조 사진: %1</translation>
    </message>
    <message>
        <source>On %1 version %2 was in force; %3, %4. %5</source>
        <translation>%1에는 버전 %2이(가) 발효 중; %3, %4. %5</translation>
    </message>
    <message>
        <source>Its root was computed anew and agrees.</source>
        <translation>뿌리를 다시 계산했으며 일치합니다.</translation>
    </message>
    <message>
        <source>Its root, computed anew, does not agree: tell the auditor.</source>
        <translation>다시 계산한 뿌리가 일치하지 않습니다. 감사인에게 알리십시오.</translation>
    </message>
    <message>
        <source>Reading the versions</source>
        <translation>버전 읽기</translation>
    </message>
</context>
<context>
    <name>consentry::ui::WatchlistWords</name>
    <message>
        <source>Draft</source>
        <translation>초안</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>활성</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>정지됨</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>만료</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>제거됨</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>제거…</translation>
    </message>
</context>
<context>
    <name>consentry::ui::WatchlistWorkspace</name>
    <message>
        <source>Reference photograph %1</source>
        <translation>참조 사진 %1</translation>
    </message>
    <message>
        <source>Activate approved</source>
        <translation>승인된 것 활성화</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>People on the list</source>
        <translation>명단의 사람</translation>
    </message>
    <message>
        <source>Add person to the list</source>
        <translation>명단에 사람 추가</translation>
    </message>
    <message>
        <source>Activate every approved entry</source>
        <translation>승인된 항목 모두 활성화</translation>
    </message>
    <message>
        <source>Versions of the list</source>
        <translation>명단의 버전</translation>
    </message>
    <message>
        <source>Nobody is on this list</source>
        <translation>명단에 아무도 없습니다</translation>
    </message>
    <message>
        <source>Reading the lists</source>
        <translation>명단 읽기</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>명단 읽기</translation>
    </message>
    <message>
        <source>No list yet</source>
        <translation>아직 명단이 없습니다</translation>
    </message>
    <message>
        <source>%1 of at most %2 people</source>
        <translation>최대 %2명 중 %1명</translation>
    </message>
    <message>
        <source>at most %1 of 1,000 strangers flagged</source>
        <translation>타인 1,000명 중 많아야 %1명 표시</translation>
    </message>
    <message>
        <source>version %1 since %2</source>
        <translation>%2부터 버전 %1</translation>
    </message>
    <message>
        <source>Create one with “New list”.</source>
        <translation>“새 명단”으로 만드십시오.</translation>
    </message>
    <message>
        <source>A supervisor creates lists.</source>
        <translation>명단은 감독관이 만듭니다.</translation>
    </message>
    <message>
        <source>Choose a person to see the entry.</source>
        <translation>사람을 고르면 항목이 보입니다.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Legal reference</source>
        <translation>법적 근거</translation>
    </message>
    <message>
        <source>Expected action</source>
        <translation>요구 조치</translation>
    </message>
    <message>
        <source>Listed by</source>
        <translation>등재한 사람</translation>
    </message>
    <message>
        <source>waits for two other people (minor)</source>
        <translation>다른 두 사람을 기다림 (미성년자)</translation>
    </message>
    <message>
        <source>waits for another person</source>
        <translation>다른 사람을 기다림</translation>
    </message>
    <message>
        <source>; a second approval is missing</source>
        <translation>; 두 번째 승인이 없음</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>승인한 사람</translation>
    </message>
    <message>
        <source>%1 · eyes %2 px apart</source>
        <translation>%1 · 눈 사이 %2 px</translation>
    </message>
    <message>
        <source>day unknown</source>
        <translation>날짜 모름</translation>
    </message>
    <message>
        <source>Reference photographs: %1</source>
        <translation>참조 사진: %1</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>핸들</translation>
    </message>
    <message>
        <source>Show photographs (is recorded)</source>
        <translation>사진 보기 (기록됨)</translation>
    </message>
    <message>
        <source>Showing the photographs</source>
        <translation>사진 보기</translation>
    </message>
    <message>
        <source>Cannot be undone</source>
        <translation>되돌릴 수 없음</translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation>%1을(를) 명단에서 제거할까요?</translation>
    </message>
    <message>
        <source>Nobody is compared with this person any more. Earlier versions of the list and the log keep that they were on it. To list them again, a new entry and a new approval are needed.</source>
        <translation>더 이상 아무도 이 사람과 비교되지 않습니다. 명단의 옛 버전과 기록에는 남습니다. 다시 올리려면 새 항목과 새 승인이 필요합니다.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 제거</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>Approving the entry</source>
        <translation>항목 승인</translation>
    </message>
    <message>
        <source>Changing the entry</source>
        <translation>항목 변경</translation>
    </message>
    <message>
        <source>%1 is now: %2.</source>
        <translation>%1의 지금 상태: %2.</translation>
    </message>
    <message>
        <source>Activating the approved entries</source>
        <translation>승인된 항목 활성화</translation>
    </message>
    <message>
        <source>%1 people of this list are searched now.</source>
        <translation>이제 이 명단의 %1명이 검색됩니다.</translation>
    </message>
    <message>
        <source>Adding a person to “%1”</source>
        <translation>“%1”에 사람 추가</translation>
    </message>
    <message>
        <source>The list “%1” is there.</source>
        <translation>명단 “%1”이(가) 생겼습니다.</translation>
    </message>
    <message>
        <source>Reading the versions</source>
        <translation>버전 읽기</translation>
    </message>
    <message>
        <source>Watchlist</source>
        <translation>감시 명단</translation>
    </message>
    <message>
        <source>Add one with a legal reference and a photograph.</source>
        <translation>법적 근거와 사진으로 추가하십시오.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::WelcomePage</name>
    <message>
        <source>Every use of a face is recorded with the permission on which it rests. A use that cannot be recorded does not happen.</source>
        <translation>얼굴의 모든 사용은 근거가 된 허가와 함께 기록됩니다. 기록할 수 없는 사용은 일어나지 않습니다.</translation>
    </message>
    <message>
        <source>Which store?</source>
        <translation>어느 저장소입니까?</translation>
    </message>
    <message>
        <source>Open a store…</source>
        <translation>저장소 열기…</translation>
    </message>
    <message>
        <source>New store…</source>
        <translation>새 저장소…</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
    <message>
        <source>Open a store: choose its folder</source>
        <translation>저장소 열기: 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>Opening the store</source>
        <translation>저장소 열기</translation>
    </message>
    <message>
        <source>Creating the store</source>
        <translation>저장소 만들기</translation>
    </message>
    <message>
        <source>Another store…</source>
        <translation>다른 저장소…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>%1 Sign in to go on where you were, or let somebody else sign in.</source>
        <translation>%1 로그인하면 하던 곳에서 계속하며, 다른 사람이 로그인해도 됩니다.</translation>
    </message>
</context>
<context>
    <name>consentry::ui::WindowLock</name>
    <message numerus="yes">
        <source>Nobody touched the window for %n minute(s).</source>
        <translation>
            <numerusform>%n분 동안 아무도 창에 손대지 않았습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The screen was locked, or the computer slept.</source>
        <translation>화면이 잠겼거나 컴퓨터가 절전 상태였습니다.</translation>
    </message>
    <message>
        <source>Also when the screen locks or the computer sleeps</source>
        <translation>화면이 잠기거나 컴퓨터가 절전될 때에도</translation>
    </message>
    <message>
        <source>Also when the computer sleeps; this desktop does not say when its screen locks</source>
        <translation>컴퓨터가 절전될 때에도. 이 데스크톱은 화면 잠금을 알리지 않습니다</translation>
    </message>
    <message>
        <source>Also when the screen locks; this computer does not say when it sleeps</source>
        <translation>화면이 잠길 때에도. 이 컴퓨터는 절전을 알리지 않습니다</translation>
    </message>
    <message>
        <source>This desktop does not say when its screen locks or the computer sleeps</source>
        <translation>이 데스크톱은 화면 잠금이나 절전을 알리지 않습니다</translation>
    </message>
</context>
</TS>
