# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,580 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'pace.showcase.svg'
set arrow from screen 0.714583,0.814466 to screen 0.7375,0.814466 nohead front lc rgb '#0b65b0' lw 2.6 dt 1
set arrow from screen 0.714583,0.742052 to screen 0.7375,0.742052 nohead front lc rgb '#c8500a' lw 1.7 dt 1
set arrow from screen 0.714583,0.669638 to screen 0.7375,0.669638 nohead front lc rgb '#007d5c' lw 1.7 dt 1
set arrow from screen 0.714583,0.597224 to screen 0.7375,0.597224 nohead front lc rgb '#a3508a' lw 1.7 dt 1
set arrow from screen 0.714583,0.52481 to screen 0.7375,0.52481 nohead front lc rgb '#59636e' lw 1.71 dt (6,4)
set label '{/:Bold ledger-rules was 5.9 % faster at the end of its timing than at the start}' enhanced at screen 0.025,0.946931 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.909595 left front font ',12.5' textcolor rgb '#59636e'
set label 'Medians of up to 60 windows of consecutive rows; the dots are the longest time in each window of the best system. A line that climbs or steps tells of the machine,' noenhanced at screen 0.025,0.0652241 left front font ',11' textcolor rgb '#59636e'
set label 'and makes its figures worth less.' noenhanced at screen 0.025,0.0382931 left front font ',11' textcolor rgb '#59636e'
set label 'share of the timing done' noenhanced at screen 0.376042,0.110414 center front font ',11' textcolor rgb '#59636e'
set label 'time to score a row (log)' noenhanced at screen 0.03125,0.858086 left front font ',11' textcolor rgb '#59636e'
set label 'median, and its move from first to last third' noenhanced at screen 0.714583,0.8555 left front font ',11' textcolor rgb '#59636e'
set label 'ledger-rules' noenhanced at screen 0.745833,0.814466 left front font ',12.5' textcolor rgb '#1b2128'
set label '37.3 µs, −5.9 %' noenhanced at screen 0.745833,0.785155 left front font ',11' textcolor rgb '#59636e'
set label 'lof' noenhanced at screen 0.745833,0.742052 left front font ',12.5' textcolor rgb '#1b2128'
set label '51.9 µs, −27 %' noenhanced at screen 0.745833,0.712741 left front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.745833,0.669638 left front font ',12.5' textcolor rgb '#1b2128'
set label '22.8 µs, −23 %' noenhanced at screen 0.745833,0.640328 left front font ',11' textcolor rgb '#59636e'
set label 'robust-z' noenhanced at screen 0.745833,0.597224 left front font ',12.5' textcolor rgb '#1b2128'
set label '5.15 µs, −12 %' noenhanced at screen 0.745833,0.567914 left front font ',11' textcolor rgb '#59636e'
set label 'random' noenhanced at screen 0.745833,0.52481 left front font ',12.5' textcolor rgb '#1b2128'
set label '984 ns, −16 %' noenhanced at screen 0.745833,0.4955 left front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.0666667
set rmargin at screen 0.685417
set tmargin at screen 0.825328
set bmargin at screen 0.175931
set border 0
unset logscale x
set xrange [0:1] noextend
set xtics ('0.0' 0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set logscale y 10
set yrange [682.393:101328] noextend
set ytics ('1 µs' 1000, '10 µs' 10000, '100 µs' 100000) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set grid xtics ytics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
0 1442
0.0169492 1223
0.0338983 1284
0.0508475 1155
0.0677966 1331
0.0847458 1132
0.101695 1077
0.118644 1156
0.135593 1092
0.152542 1377
0.169492 1083
0.186441 1096
0.20339 1158
0.220339 1102
0.237288 1065
0.254237 1077
0.271186 946
0.288136 929
0.305085 984
0.322034 1015
0.338983 944
0.355932 1037
0.372881 989
0.389831 1088
0.40678 1012
0.423729 900
0.440678 921
0.457627 1018
0.474576 1013
0.491525 1019
0.508475 1034
0.525424 955
0.542373 1119
0.559322 1089
0.576271 1067
0.59322 907
0.610169 932
0.627119 974
0.644068 896
0.661017 888
0.677966 879
0.694915 926
0.711864 862
0.728814 930
0.745763 884
0.762712 886
0.779661 900
0.79661 853
0.813559 898
0.830508 882
0.847458 973
0.864407 952
0.881356 954
0.898305 1006
0.915254 929
0.932203 946
0.949153 977
0.966102 942
0.983051 969
1 899
END
$data2 << END
0 5788
0.0909091 5356
0.181818 5296
0.272727 5442
0.363636 4953
0.454545 4700
0.545455 5229
0.636364 5152
0.727273 4612
0.818182 4766
0.909091 5093
1 4571
END
$data3 << END
0 41577
0.0555556 28401
0.111111 27860
0.166667 28237
0.222222 26121
0.277778 24325
0.333333 22878
0.388889 22870
0.444444 23216
0.5 22782
0.555556 22841
0.611111 22477
0.666667 22834
0.722222 20182
0.777778 22766
0.833333 21139
0.888889 21658
0.944444 21318
1 21712
END
$data4 << END
0 77944
0.166667 47772
0.333333 47278
0.5 63055
0.666667 51914
0.833333 56513
1 50173
END
$data5 << END
0 39257
0.166667 37345
0.333333 37367
0.5 37943
0.666667 36803
0.833333 36925
1 36075
END
$data6 << END
0 45022
0.166667 37610
0.333333 37793
0.5 52966
0.666667 37301
0.833333 37030
1 36758
END
plot $data1 using 1:2 with lines lc rgb '#59636e' lw 1.71 dt (6,4) notitle, \
     $data2 using 1:2 with lines lc rgb '#a3508a' lw 1.7 dt 1 notitle, \
     $data3 using 1:2 with lines lc rgb '#007d5c' lw 1.7 dt 1 notitle, \
     $data4 using 1:2 with lines lc rgb '#c8500a' lw 1.7 dt 1 notitle, \
     $data5 using 1:2 with lines lc rgb '#0b65b0' lw 2.6 dt 1 notitle, \
     $data6 using 1:2 with points pt 6 ps 0.492308 lc rgb '#0b65b0' notitle
unset output
